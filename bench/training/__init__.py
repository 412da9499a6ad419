"""Training of the labelling model from public pages with gold: `python -m bench.training`."""
