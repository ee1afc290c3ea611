"""Lying here, this file puts `tests/` on the import path: every test can `from forge import scan, stamp`."""
