"""What one string says: a name, a day, a place, a wire, a credit; nothing here knows a page."""
