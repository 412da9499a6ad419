"""Public sets, flatteners, metrics and peers side by side: `python -m bench --help`."""
