"""Rules that a notice itself has to keep."""
