"""Designed pages: HTML by Jinja2, set by WeasyPrint, for papers whose PDF is more than their Word file."""
