"""Who signs: names, bylines, roles and desks."""
