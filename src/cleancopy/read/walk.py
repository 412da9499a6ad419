"""The files under RAW, in order of their paths."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleancopy.read.files import SIDECAR, RawFile, Skipped, Stamp, stamp_of
from cleancopy.read.kinds import file_kind

SPECIAL = {
    stat.S_IFIFO: "FIFO",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}
"""What is no file and no folder, by `stat.S_IFMT`."""

UNREADABLE = "unreadable"
"""How the reason begins where the system refuses to show what there is."""

REFUSED = Stamp(0, 0, 0, 0)
"""Of a sidecar that the system refuses to show: it is there, and cannot be read."""

Identity = tuple[int, int]
"""(device, inode) of a folder."""


class Tree(NamedTuple):
    """What the walk knows everywhere."""

    root: str
    """RAW with all symlinks resolved."""
    linked: set[Identity]
    """Folders that a symlink has led to: none is entered so twice."""


class Way(NamedTuple):
    """The way to a folder that is to be entered."""

    absolute: str
    prefix: str
    """Its path under RAW with a `/` at the end; of RAW itself ``""``."""
    above: tuple[Identity, ...]


class Folder(NamedTuple):
    """One folder on the way."""

    absolute: str
    prefix: str
    """As of its `Way`."""
    names: frozenset[str]


class Entry(NamedTuple):
    """One name in a folder."""

    path: str
    """Under RAW, to be shown: bytes that are no UTF-8 as `\\xNN`."""
    name: str
    absolute: str
    status: os.stat_result
    """Of what a symlink leads to."""
    is_link: bool


def walk(raw: Path) -> Iterator[RawFile | Skipped]:
    """Yield every file under `raw`, ready to read or skipped with the reason, sorted by path.

    A symlink to something under RAW is followed, one that leads out is not; a folder is entered
    through symlinks once, so that loops end. A sidecar whose file is there is neither yielded nor
    skipped. Raises `NotADirectoryError` or `FileNotFoundError` when `raw` is no folder.
    """
    root = os.path.realpath(raw, strict=True)
    if not os.path.isdir(root):
        raise NotADirectoryError(f"{raw} is not a folder")
    tree = Tree(root, set())
    entered = [_folder(Way(root, "", ()), tree)]
    while entered:
        item = next(entered[-1], None)
        if item is None:
            entered.pop()
        elif isinstance(item, Way):
            entered.append(_folder(item, tree))
        else:
            yield item


def _folder(way: Way, tree: Tree) -> Iterator[RawFile | Skipped | Way]:
    """What a folder holds, of a folder in it the way there."""
    absolute, prefix, above = way
    try:
        here = os.stat(absolute)
        with os.scandir(absolute) as found:
            names = sorted((_shown(item), item.name) for item in found)
    except OSError as error:
        yield Skipped(prefix.rstrip("/") or ".", f"{UNREADABLE}: {error.strerror}")
        return
    folder = Folder(absolute, prefix, frozenset(name for _, name in names))
    above = (*above, (here.st_dev, here.st_ino))
    for _, name in names:
        item = _look(folder, name, tree)
        if isinstance(item, Skipped):
            yield item
        elif stat.S_ISDIR(item.status.st_mode):
            yield _subfolder(item, above, tree)
        else:
            yield from _file(item, folder, tree)


def _shown(item: os.DirEntry[str]) -> str:
    """Sort key: a folder's files come where their whole paths belong."""
    shown = display(item.name)
    try:
        return shown + "/" if item.is_dir() else shown
    except OSError:
        return shown


def display(name: str) -> str:
    """A name or path as it is shown: bytes that are no UTF-8 as `\\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _look(folder: Folder, name: str, tree: Tree) -> Entry | Skipped:
    shown = display(name)
    path = folder.prefix + shown
    if shown != name and shown in folder.names:
        return Skipped(path, "another file has the name this one would be shown by")
    absolute = os.path.join(folder.absolute, name)
    is_link = os.path.islink(absolute)
    try:
        if is_link and not _inside(os.path.realpath(absolute, strict=True), tree.root):
            return Skipped(path, "symlink out of the raw folder")
        return Entry(path, name, absolute, os.stat(absolute), is_link)
    except FileNotFoundError:
        return Skipped(path, "symlink to nothing" if is_link else "gone while it was listed")
    except OSError as error:
        loop = error.errno == errno.ELOOP
        return Skipped(path, "symlink loop" if loop else f"{UNREADABLE}: {error.strerror}")


def _inside(absolute: str, root: str) -> bool:
    return absolute == root or absolute.startswith(root.rstrip("/") + "/")


def _subfolder(entry: Entry, above: tuple[Identity, ...], tree: Tree) -> Way | Skipped:
    identity = entry.status.st_dev, entry.status.st_ino
    if identity in above:
        return Skipped(entry.path, "symlink loop")
    if entry.is_link:
        if identity in tree.linked:
            return Skipped(entry.path, "symlink to a folder another symlink leads to")
        tree.linked.add(identity)
    return Way(entry.absolute, entry.path + "/", above)


def _file(entry: Entry, folder: Folder, tree: Tree) -> Iterator[RawFile | Skipped]:
    special = SPECIAL.get(stat.S_IFMT(entry.status.st_mode))
    if special:
        yield Skipped(entry.path, special)
    elif entry.name.endswith(SIDECAR):
        if entry.name.removesuffix(SIDECAR) not in folder.names:
            yield Skipped(entry.path, "sidecar without its file")
    elif file_kind(entry.name) is None:
        yield Skipped(entry.path, "unknown type")
    else:
        own, beside = stamp_of(entry.status), _sidecar(entry, folder, tree)
        yield RawFile(entry.path, Path(entry.absolute), own, beside)


def _sidecar(entry: Entry, folder: Folder, tree: Tree) -> Stamp | None:
    if entry.name + SIDECAR not in folder.names:
        return None
    beside = _look(folder, entry.name + SIDECAR, tree)
    if isinstance(beside, Skipped) and beside.reason.startswith(UNREADABLE):
        return REFUSED
    if isinstance(beside, Skipped) or not stat.S_ISREG(beside.status.st_mode):
        return None
    return stamp_of(beside.status)
