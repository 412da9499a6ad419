"""Who wrote, edited and supplied a text, at its end."""
