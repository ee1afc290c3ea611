"""Rules that hold a class against what was planned and approved."""
