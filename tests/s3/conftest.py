"""Fixtures of the tests against an S3 API."""

from __future__ import annotations

from s3_server import bucket, s3_endpoint

__all__ = ["bucket", "s3_endpoint"]
