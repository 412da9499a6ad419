"""Captions and credits, and where one ends and the other begins."""
