"""Place, day and wire at the start of a report."""
