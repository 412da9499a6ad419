"""Raw files in a bucket: what there is, and their bytes fetched ahead of whoever reads them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from cleancopy.errors import UsageError
from cleancopy.place import S3Prefix
from cleancopy.read.files import SIDECAR, RawFile, Skipped, Stamp, stamp_of
from cleancopy.read.kinds import file_kind
from cleancopy.s3.objects import AT_ONCE, Changed, Item, Objects, Refused


class Fetched(NamedTuple):
    """A raw file on its way: as it was listed, and as it lies here now."""

    file: RawFile
    here: RawFile | None
    """None: it changed or went since it was listed."""
    refused: str = ""
    """Why it cannot be had."""


def walk_prefix(raw: S3Prefix) -> Iterator[RawFile | Skipped]:
    """Yield every object under `raw`, ready to be fetched or skipped with the reason, by path.

    Holds the listing of one top folder at a time. Raises `UsageError` when there is nothing.
    """
    objects = Objects(raw)
    top = {item.path: item for item in objects.listed(recursive=False)}
    names = sorted([*top, *(f"{name}/" for name in objects.folders())])
    if not names:
        raise UsageError(f"there is nothing under {raw}: name the prefix of the raw files")
    for name in names:
        if name in top:
            yield from _judged(top[name], top)
        else:
            folder = {item.path: item for item in objects.listed(name.rstrip("/"))}
            for item in folder.values():
                yield from _judged(item, folder)


def _judged(item: Item, beside: Mapping[str, Item]) -> Iterator[RawFile | Skipped]:
    if any(part in ("", ".", "..") for part in item.path.split("/")):
        yield Skipped(item.path, "a part of its key is empty, . or ..")
    elif item.path.endswith(SIDECAR):
        if item.path.removesuffix(SIDECAR) not in beside:
            yield Skipped(item.path, "sidecar without its file")
    elif file_kind(item.path.rpartition("/")[2]) is None:
        yield Skipped(item.path, "unknown type")
    else:
        sidecar = beside.get(item.path + SIDECAR)
        known = _stamp(sidecar) if sidecar else None
        yield RawFile(item.path, Path(item.path), _stamp(item), known)


def single(raw: S3Prefix, path: str) -> RawFile | None:
    """One object under `raw`, if it is there and of a kind that is read."""
    objects = Objects(raw)
    there = [item for name in (path, path + SIDECAR) if (item := objects.stamp(name))]
    found = [file for item in there[:1] for file in _judged(item, {i.path: i for i in there})]
    return found[0] if found and isinstance(found[0], RawFile) else None


def _stamp(item: Item) -> Stamp:
    return Stamp(item.size, item.mtime_ns, 0, 0)


def fetched(raw: S3Prefix, files: Iterable[RawFile], folder: Path) -> Iterator[Fetched]:
    """The `files` in order, each in `folder` for as long as it is the last one given out.

    Some are fetched ahead; of files of a shard's size there is never more than one shard here.
    """
    objects = Objects(raw)
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="raw")
    coming: list[tuple[RawFile, Path, Future[Fetched]]] = []
    try:
        for number, file in enumerate(files):
            place = folder / f"{number:06d}"
            coming.append((file, place, pool.submit(_fetch, objects, file, place)))
            if len(coming) > 2 * AT_ONCE:
                yield from _given(coming)
        while coming:
            yield from _given(coming)
    finally:
        pool.shutdown(cancel_futures=True)
        for _, place, _ in coming:
            _remove(place)


def _given(coming: list[tuple[RawFile, Path, Future[Fetched]]]) -> Iterator[Fetched]:
    _, place, future = coming.pop(0)
    try:
        yield future.result()
    finally:
        _remove(place)


def _fetch(objects: Objects, file: RawFile, place: Path) -> Fetched:
    """Bring one file here, with its sidecar; its name is kept, as it says what it is."""
    target = place / file.absolute.name
    try:
        own = _brought(objects, file.path, file.stamp, target)
        beside = None
        if file.sidecar is not None:
            name = target.with_name(target.name + SIDECAR)
            beside = _brought(objects, file.path + SIDECAR, file.sidecar, name)
    except Changed:
        return Fetched(file, None)
    except Refused as error:
        return Fetched(file, None, str(error))
    return Fetched(file, RawFile(file.path, target, own, beside))


def _brought(objects: Objects, path: str, stamp: Stamp, target: Path) -> Stamp:
    objects.fetch(path, target)
    now = stamp_of(target.stat())
    if now.size != stamp.size:
        raise Changed(path)
    return now


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
