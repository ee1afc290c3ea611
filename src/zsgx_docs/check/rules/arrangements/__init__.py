"""Rules of how a class is held: how long, for whom, by whom, how many, until when."""
