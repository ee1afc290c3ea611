"""Rules of the application form: what it asks for, who applies, how it comes in."""
