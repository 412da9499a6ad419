"""Where raw files or a data set lie: a folder of this machine, or a prefix of a bucket."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from cleancopy.errors import UsageError

SCHEME = "s3://"

OPTIONS = ("endpoint_override", "region", "scheme")
"""What may follow the `?` of an address, as pyarrow writes it."""


@dataclass(frozen=True, slots=True)
class S3Prefix:
    """`s3://bucket/prefix`, and how its bucket is reached."""

    bucket: str
    prefix: str
    """Without `/` at either end; empty for the whole bucket."""
    endpoint: str | None = None
    """`http://127.0.0.1:9000`; None: that of AWS."""
    region: str | None = None
    options: str = ""
    """The query it was written with."""

    @property
    def name(self) -> str:
        """The last part, as `Path.name` has it."""
        return self.prefix.rpartition("/")[2] or self.bucket

    @property
    def key(self) -> str:
        """Bucket and prefix, as pyarrow wants them."""
        return f"{self.bucket}/{self.prefix}" if self.prefix else self.bucket

    @property
    def full(self) -> str:
        """With the query: what gives the same place again."""
        return f"{self}?{self.options}" if self.options else str(self)

    def __str__(self) -> str:
        return SCHEME + self.key

    def __truediv__(self, path: str) -> S3Prefix:
        return replace(self, prefix=f"{self.prefix}/{path}".strip("/"))

    def holds(self, other: Place) -> bool:
        """Whether `other` is this place or lies in it."""
        return (
            isinstance(other, S3Prefix)
            and (self.endpoint, self.bucket) == (other.endpoint, other.bucket)
            and f"{other.prefix}/".startswith(f"{self.prefix}/" if self.prefix else "")
        )


Place: TypeAlias = Path | S3Prefix


def place(text: str | os.PathLike[str]) -> Place:
    """The place that a person, a form or a manifest names.

    Raises `UsageError` for an address that is none, and for an empty name: an unset variable of a
    script is not the working folder.

    >>> place("s3://news/raw/dw.com/").name
    'dw.com'
    >>> place("raw")
    PosixPath('raw')
    """
    text = os.fspath(text)
    if not text:
        raise UsageError("an empty name is no folder; the working folder is .")
    if not text.startswith(SCHEME):
        return Path(text)
    parts = urlsplit(text)
    if "@" in parts.netloc:
        raise UsageError(
            "no keys in an address: they would stand in logs and manifests. "
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"
        )
    if not parts.netloc or ":" in parts.netloc or parts.fragment:
        raise UsageError(f"{text} is no address: write s3://BUCKET/PREFIX")
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(set(given) - set(OPTIONS))
    if unknown:
        known = ", ".join(OPTIONS)
        raise UsageError(f"{text}: {unknown[0]} is not known after the ? (known: {known})")
    prefix = parts.path.strip("/")
    if any(part in ("", ".", "..") for part in prefix.split("/")) and prefix:
        raise UsageError(f"{text}: a part of the prefix is empty, . or ..")
    return S3Prefix(
        parts.netloc, prefix, _endpoint(given), _region(given), urlencode(given, quote_via=quote)
    )


def named(place: Place) -> str:
    """What gives the same place again, read by `place`."""
    return place.full if isinstance(place, S3Prefix) else os.fspath(place)


def _endpoint(given: dict[str, str]) -> str | None:
    """From the query, or from the environment as the tools of AWS have it."""
    found = given.get("endpoint_override")
    if not found:
        found = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    if not found:
        return None
    return (found if "://" in found else f"{given.get('scheme', 'https')}://{found}").rstrip("/")


def _region(given: dict[str, str]) -> str | None:
    names = ("AWS_REGION", "AWS_DEFAULT_REGION")
    return given.get("region") or next((os.environ[n] for n in names if os.environ.get(n)), None)
