"""What the models read of a page, and how they run: no rule, no verdict."""
