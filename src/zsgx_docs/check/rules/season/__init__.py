"""Rules over many classes."""
