"""Files as they should not come in, made by code: broken, locked, oversized, mistaken, malicious."""
