"""A data set in a bucket, made in a folder of this machine that mirrors its newest generation.

    s3://bucket/prefix/
      latest.json                        which generation readers see: the commit point
      snapshots/00000042/articles/…      as in a folder
      manifests/00000042.json
      work/lock.json                     the lease of whoever writes
      work/state.sqlite.zst              what a run on another machine starts from

The folder is a cache: what is missing or stale in it is fetched. A run commits by sending the files
that are new, letting the server copy the others, and replacing `latest.json` on the condition that
it is still the one that was seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleancopy.errors import StoreError, UsageError
from cleancopy.s3 import lease as leases
from cleancopy.s3 import statefile
from cleancopy.s3.conditional import Conflict, Documents, Seen
from cleancopy.s3.objects import Changed, Objects, Refused, at_once
from cleancopy.store import files, manifest
from cleancopy.store.contents import run_of
from cleancopy.store.layout import TABLES, Generation
from cleancopy.store.prune import committed_at, kept
from cleancopy.store.prune import prune as prune_here

if TYPE_CHECKING:
    from cleancopy.place import S3Prefix
    from cleancopy.s3.lease import Lease
    from cleancopy.store.layout import Layout

POINTER = "latest.json"


class Pointer(NamedTuple):
    """What `latest.json` says."""

    generation: int
    run_id: str

    @property
    def folder(self) -> str:
        """Under the prefix."""
        return _folder(self.generation)

    @property
    def manifest(self) -> str:
        return _manifest(self.generation)


def _folder(number: int) -> str:
    return f"snapshots/{number:08d}"


def _manifest(number: int) -> str:
    return f"manifests/{number:08d}.json"


def pointer(target: S3Prefix) -> Pointer | None:
    """Which generation readers see; None before the first commit. Needs pyarrow alone."""
    objects = Objects(target)
    data = objects.read(POINTER)
    if data is None:
        objects.check_bucket()
        return None
    return _parsed(data, target)


def _parsed(data: bytes | dict[str, Any], target: S3Prefix) -> Pointer:
    try:
        facts = json.loads(data) if isinstance(data, bytes) else data
        return Pointer(int(facts["generation"]), str(facts["run_id"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{target / POINTER} is no pointer to a generation") from error


class Mirror:
    """The bucket's side of one run, or of one reader."""

    def __init__(self, target: S3Prefix, layout: Layout) -> None:
        self.target = target
        self.objects = Objects(target)
        self._layout = layout
        self._documents: Documents | None = None
        self._lease: Lease | None = None
        self._seen: Seen | None = None
        """The pointer that this run replaces."""
        self._published = False

    @contextmanager
    def held(self, cache: str, seconds: float, waiting: Callable[[str], None]) -> Iterator[None]:
        """Hold the bucket's lease, and have the folder mirror what readers see."""
        self._documents = Documents(self.target)

        def named(sentence: str) -> None:
            waiting(f"{self.target}: {sentence}")

        with leases.held(self._documents, cache, seconds, named) as self._lease:
            self._seen = self._documents.get(POINTER)
            newest = _parsed(self._seen.facts, self.target) if self._seen else None
            self.refresh(newest)
            if newest is not None:
                self._bring_state(newest)
            yield
            if self._published:
                self._send_state(named)

    def _bring_state(self, newest: Pointer) -> None:
        with suppress(Changed, Refused):
            scratch = self._layout.staging / "state"
            statefile.bring(self.objects, self._layout.state, newest.run_id, scratch)

    def _send_state(self, saying: Callable[[str], None]) -> None:
        # The data set is committed; this only spares others work.
        try:
            statefile.send(self.objects, self._layout.state, self._layout.staging / "state")
        except (OSError, UsageError) as error:
            saying(f"committed, but a run on another machine will clean all again: {error}")

    def refresh(self, newest: Pointer | None) -> None:
        """Make `newest` the folder's current generation; what is there already is not fetched."""
        current = self._mirrored()
        if newest is None:
            self._forget()
            return
        if current and (current.number, run_of(current)) == newest:
            return
        draft = self._layout.staging / f"fetched-{newest.generation:08d}"
        files.remove_folder(draft, self._layout.trash)
        facts = self._facts(newest.manifest)
        self.fetch(newest, facts, draft, current)
        for table in TABLES:
            files.sync_folder(draft / table)
        generation = self._layout.generation(newest.generation)
        files.remove_folder(generation.folder, self._layout.trash)
        files.move_folder(draft, generation.folder)
        manifest.write(generation, facts)
        files.point(self._layout.pointer, newest.folder)

    def _mirrored(self) -> Generation | None:
        try:
            return self._layout.current()
        except StoreError:  # no harm: it is only a cache
            return None

    def _forget(self) -> None:
        self._layout.pointer.unlink(missing_ok=True)
        for folder in (self._layout.snapshots, self._layout.manifests):
            files.remove_folder(folder, self._layout.trash)

    def _facts(self, path: str) -> dict[str, Any]:
        try:
            facts = json.loads(self.objects.read(path) or b"")
        except ValueError as error:
            raise StoreError(f"{self.target / path} is missing or damaged") from error
        if not isinstance(facts, dict):
            raise StoreError(f"{self.target / path} is damaged")
        return facts

    def fetch(
        self, newest: Pointer, facts: dict[str, Any], folder: Path, have: Generation | None
    ) -> None:
        """Put all files of a generation into `folder`, by link where `have` has the same bytes."""
        here = manifest.hashes(manifest.read_if_whole(have)) if have else {}
        by_hash = {sha: have.folder / path for path, sha in here.items()} if have else {}
        for table in TABLES:
            (folder / table).mkdir(parents=True)

        def one(entry: tuple[str, str]) -> None:
            path, sha256 = entry
            known = by_hash.get(sha256)
            if known is not None:
                files.link(known, folder / path)
                return
            self._one(f"{newest.folder}/{path}", folder / path)
            if files.sha256(folder / path) != sha256:
                raise StoreError(f"{self.target / newest.folder}/{path} is not what was written")

        for _ in at_once(one, manifest.hashes(facts).items()):
            pass

    def copy_out(self, newest: Pointer) -> None:
        """Fetch all that lies under a generation, right or wrong, and point the folder to it."""
        names = [item.path for item in self.objects.listed(newest.folder)]
        for _ in at_once(lambda path: self._one(path, self._layout.clean / path), names):
            pass
        generation = self._layout.generation(newest.generation)
        generation.folder.mkdir(parents=True, exist_ok=True)
        generation.manifest.parent.mkdir(parents=True, exist_ok=True)
        if (data := self.objects.read(newest.manifest)) is not None:
            generation.manifest.write_bytes(data)
        files.point(self._layout.pointer, newest.folder)

    def _one(self, path: str, target: Path) -> None:
        try:
            self.objects.fetch(path, target)
        except (Changed, Refused) as error:
            raise StoreError(f"{self.target / path}: {error}") from error

    def number(self) -> int:
        """The next generation's number: no writer before, dead or alive, has had it."""
        assert self._lease is not None
        return self._lease.number(max(self._numbers(), default=0))

    def _numbers(self) -> list[int]:
        """Of all generations that the bucket has any trace of, in order."""
        names = set(self.objects.folders("snapshots"))
        manifests = self.objects.listed("manifests", recursive=False)
        names |= {Path(item.path).stem for item in manifests}
        return sorted(int(name) for name in names if name.isdecimal())

    def publish(
        self, folder: Path, number: int, facts: dict[str, Any], step: Callable[[str], None]
    ) -> bool:
        """Send the finished folder and swap the pointer; the swap is the commit.

        Raises `StoreError` when another run has committed meanwhile, or taken over, or where the
        answer to the swap got lost.
        """
        assert self._documents is not None
        assert self._lease is not None
        made = Pointer(number, str(facts["run_id"]))
        there = self._there()

        def one(entry: tuple[str, str]) -> None:
            path, sha256 = entry
            if sha256 in there:
                self.objects.copy(there[sha256], f"{made.folder}/{path}")
            else:
                self.objects.send(folder / path, f"{made.folder}/{path}")

        for _ in at_once(one, manifest.hashes(facts).items()):
            step("sent")
        step("manifest sent")
        self.objects.write(made.manifest, manifest.encoded(facts))
        step("swap")
        self._lease.beat()
        try:
            self._seen = self._swapped(self._documents, _pointing(made, facts))
        except Conflict as error:
            raise StoreError(
                f"another run has committed to {self.target} meanwhile: nothing of this run is in "
                "it. Run again"
            ) from error
        self._published = True
        step("swapped")
        return True

    def _swapped(self, documents: Documents, pointing: dict[str, Any]) -> Seen:
        """The new pointer; one whose answer got lost is looked for."""
        try:
            return documents.put(POINTER, pointing, self._seen)
        except OSError as error:
            try:
                there = documents.get(POINTER)
            except (OSError, UsageError):
                raise StoreError(
                    f"{error}: whether this run was committed is not known; `cleancopy path"
                    f" {self.target}` tells, and the next run goes on from there"
                ) from error
            if there is None or there.facts != pointing:
                raise
            return there

    def _there(self) -> dict[str, str]:
        """sha256 -> path under the prefix, of the files that readers see now."""
        current = self._layout.current()
        if current is None:
            return {}
        folder = _folder(current.number)
        hashes = manifest.hashes(manifest.read_if_sound(current))
        return {sha256: f"{folder}/{path}" for path, sha256 in hashes.items()}

    def prune(self, keep_generations: int, keep_hours: float, now: datetime) -> list[int]:
        """Remove what was superseded long ago, here all but the last two generations.

        Remains of a killed writer go once a later generation is current: until then it might only
        be slow, and its swap succeed.
        """
        prune_here(self._layout, 2, 0, now)  # the one before is what a summary compares with
        current = self._layout.current()
        if current is None:
            return []
        numbers = [number for number in self._numbers() if number <= current.number]
        known = zip(numbers, at_once(self._committed, numbers), strict=True)
        whole = [(number, at) for number, at in known if at is not None]
        staying = kept(whole, keep_generations, keep_hours, now) | {current.number}
        going = [number for number in numbers if number not in staying]
        for number in going:
            # The manifest last: without it nobody knows any more what there is to remove.
            self.objects.delete_folder(_folder(number))
            self.objects.delete(_manifest(number))
        return going

    def _committed(self, number: int) -> datetime | None:
        """When a generation was committed; None when it never was, or is not known."""
        try:
            return committed_at(self._facts(_manifest(number)))
        except StoreError:
            return None

    def where(self, generation: Generation) -> str:
        return str(self.target / _folder(generation.number))


def _pointing(made: Pointer, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "generation": made.generation,
        "folder": made.folder,
        "manifest": made.manifest,
        "run_id": made.run_id,
        "committed_at": facts["committed_at"],
    }
