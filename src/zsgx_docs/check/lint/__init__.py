"""Is a paper laid out as GB/T 9704-2012 wants it?

Word and PDF are both seen as one `Layout`, and judged alike.
"""
