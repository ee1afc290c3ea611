"""Write and read the official papers of the professional-talent knowledge renewal programme."""

__version__ = "0.1.0"
