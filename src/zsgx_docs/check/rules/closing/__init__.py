"""Rules of the papers that close a class, and of its certificates."""
