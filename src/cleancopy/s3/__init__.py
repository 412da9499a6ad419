"""RAW and CLEAN in an S3-compatible bucket.

Data go through pyarrow's file system; the two small objects that decide who writes and what
readers see go through botocore, because they need conditional puts and pyarrow has none.
"""
