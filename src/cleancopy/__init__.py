"""Raw news pages in, clean articles in Parquet out."""

__version__ = "0.1.0"
