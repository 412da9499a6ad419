"""The objects under one prefix, through pyarrow's file system: list, read, write, copy, delete."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeVar

from pyarrow import fs

from cleancopy.errors import UsageError
from cleancopy.place import S3Prefix

A = TypeVar("A")
B = TypeVar("B")

AT_ONCE = 16
"""Requests in flight: one takes some 20 ms, whatever its size."""

PORTION = 8 << 20
"""Bytes of one request."""

CONNECT_SECONDS = 10
REQUEST_SECONDS = 60

_ERROR = re.compile(r"AWS Error (?P<code>\w+) during (?P<call>\w+) operation: (?P<why>.*)", re.S)
"""`… AWS Error NO_SUCH_BUCKET during ListObjectsV2 operation: The specified …`"""

_REQUEST = re.compile(r"\s*\(Request ID:[^)]*\)\s*$")


class Item(NamedTuple):
    """One object."""

    path: str
    """Under the prefix."""
    size: int
    mtime_ns: int


class Changed(Exception):
    """The object is gone, or another one now."""


class Refused(Exception):
    """This one object cannot be had; the message says why."""


class Objects:
    """What lies under `root`. Errors are sentences: `UsageError` where the call is wrong."""

    def __init__(self, root: S3Prefix) -> None:
        self.root = root
        with _explained(root):
            self._fs = fs.S3FileSystem(
                endpoint_override=root.endpoint,
                region=region(root),
                connect_timeout=CONNECT_SECONDS,
                request_timeout=REQUEST_SECONDS,
                allow_delayed_open=True,  # a small object is one request, not three
            )

    def folders(self, under: str = "") -> Iterator[str]:
        """The names in front of the next `/`, in no order."""
        for info in self._infos(under, recursive=False):
            if info.type == fs.FileType.Directory:
                yield info.base_name

    def listed(self, under: str = "", recursive: bool = True) -> list[Item]:
        """All objects under a folder, or those in it alone, sorted by path."""
        start = len(self.root.key) + 1
        return sorted(
            Item(info.path[start:], info.size, info.mtime_ns)
            for info in self._infos(under, recursive)
            if info.type == fs.FileType.File
        )

    def _infos(self, under: str, recursive: bool) -> list[fs.FileInfo]:
        base = (self.root / under).key
        selector = fs.FileSelector(base, recursive=recursive, allow_not_found=True)
        with _explained(self.root):
            found: list[fs.FileInfo] = self._fs.get_file_info(selector)
        if not found:
            self.check_bucket()
        return found

    def check_bucket(self) -> None:
        """Raise `UsageError` when there is no such bucket."""
        with _explained(self.root):
            if self._fs.get_file_info(self.root.bucket).type == fs.FileType.NotFound:
                at = self.root.endpoint or "AWS"
                raise UsageError(f"there is no bucket {self.root.bucket} at {at}: make it first")

    def read(self, path: str) -> bytes | None:
        """The bytes of a small object; None when there is none."""
        with _explained(self.root):
            try:
                with self._fs.open_input_stream((self.root / path).key, compression=None) as stream:
                    return bytes(stream.read())
            except FileNotFoundError:
                return None

    def fetch(self, path: str, target: Path) -> None:
        """Copy one object to the new file `target`.

        Raises `Changed` when it is gone or was replaced meanwhile, and `Refused` when it cannot be
        had; `target` then is not there or of no use.
        """
        key = (self.root / path).key
        target.parent.mkdir(parents=True, exist_ok=True)
        with _explained(self.root, alone=path):
            try:
                with (
                    self._fs.open_input_stream(key, compression=None) as stream,
                    target.open("xb") as file,
                ):
                    before = stream.metadata()
                    while portion := stream.read(PORTION):
                        file.write(portion)
                with self._fs.open_input_stream(key, compression=None) as stream:
                    after = stream.metadata()
            except FileNotFoundError as error:
                raise Changed(f"{self.root / path} is gone") from error
        if any(before.get(name) != after.get(name) for name in ("ETag", "Last-Modified")):
            raise Changed(f"{self.root / path} changed while it was read")

    def stamp(self, path: str) -> Item | None:
        """The object as a listing would show it now; None when there is none."""
        with _explained(self.root):
            info = self._fs.get_file_info((self.root / path).key)
        if info.type != fs.FileType.File:
            return None
        return Item(path, info.size, info.mtime_ns)

    def send(self, source: Path, path: str) -> None:
        """Put the bytes of a file in place of whatever `path` holds."""
        with (
            _explained(self.root),
            source.open("rb") as file,
            self._fs.open_output_stream((self.root / path).key, compression=None) as stream,
        ):
            while portion := file.read(PORTION):
                stream.write(portion)

    def write(self, path: str, data: bytes) -> None:
        """Put `data` in place of whatever `path` holds."""
        with (
            _explained(self.root),
            self._fs.open_output_stream((self.root / path).key, compression=None) as stream,
        ):
            stream.write(data)

    def copy(self, source: str, target: str) -> None:
        """Give an object a second name; the bytes stay with the server."""
        with _explained(self.root):
            self._fs.copy_file((self.root / source).key, (self.root / target).key)

    def delete(self, path: str) -> None:
        """Remove one object; it is no error if it is not there."""
        with _explained(self.root), suppress(FileNotFoundError):
            self._fs.delete_file((self.root / path).key)

    def delete_folder(self, path: str) -> None:
        """Remove all objects under `path`; it is no error if there are none."""
        with _explained(self.root), suppress(FileNotFoundError):
            self._fs.delete_dir((self.root / path).key)


def at_once(function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
    """The results in order, with some calls in flight; the first failure ends it."""
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="s3")
    try:
        yield from pool.map(function, items)
    finally:
        pool.shutdown(cancel_futures=True)


def region(root: S3Prefix) -> str | None:
    """The region to sign for; other servers than that of AWS mostly do not care."""
    if root.region or root.endpoint:
        return root.region or "us-east-1"
    found: str = fs.resolve_s3_region(root.bucket)
    return found


@contextmanager
def _explained(root: S3Prefix, alone: str | None = None) -> Iterator[None]:
    """Turn pyarrow's errors into sentences; `alone`: an object whose own errors are `Refused`."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        found = _ERROR.search(str(error))
        if found is None:
            raise
        why = _REQUEST.sub("", found["why"]).strip()
        refused(found["code"], why, found["call"], root, alone, error)


def refused(
    code: str,
    why: str,
    call: str,
    root: S3Prefix,
    alone: str | None,
    error: Exception,
) -> NoReturn:
    """Raise what an error of the server means to a person."""
    at = root.endpoint or "AWS"
    if code in ("NO_SUCH_BUCKET", "NoSuchBucket"):
        raise UsageError(f"there is no bucket {root.bucket} at {at}: make it first") from error
    if code in ("NETWORK_CONNECTION", "REQUEST_TIMEOUT", "SERVICE_UNAVAILABLE", "SLOW_DOWN"):
        raise OSError(f"{root}: {at} does not answer ({why})") from error
    if alone is not None:
        raise Refused(f"{code}: {why}") from error
    if code in DENIED:
        raise UsageError(
            f"{root}: {at} refuses {call} ({why or code}). Are credentials set, and may they? "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or the machine's role"
        ) from error
    raise OSError(f"{root}: {call}: {code}: {why}") from error


DENIED = frozenset(
    {
        *("ACCESS_DENIED", "INVALID_ACCESS_KEY_ID", "SIGNATURE_DOES_NOT_MATCH"),
        *("INVALID_CLIENT_TOKEN_ID", "MISSING_AUTHENTICATION_TOKEN", "UNRECOGNIZED_CLIENT"),
        *("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"),
        *("ExpiredToken", "InvalidToken", "403"),
    }
)
"""What pyarrow and botocore call it when the caller may not."""
