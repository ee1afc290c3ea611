"""Read the Word file that is form and schema: its grammar, its slots, its record."""
