"""Blocks that hold two things or half of one: each module parts or joins its kind of them."""
