"""Define each paper's record as a type, and what contradicts itself in it."""
