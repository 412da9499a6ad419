"""The state knows what is new, what to clean again and what went; losing it costs time only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cleancopy.errors import StoreError
from cleancopy.model import Rejected, Survey
from cleancopy.store.state import State

MENU, FOOTER = 11, 12


@dataclass(frozen=True)
class File:
    path: str
    stamp: tuple[int, ...] = (10, 1)
    sidecar: tuple[int, ...] | None = None


@dataclass
class Versions:
    """Rules whose version for a site is what a test says."""

    common: str = "v1"
    marks_digest: str = "m1"
    sites: tuple[tuple[str | None, str], ...] = ()

    def version(self, site: str | None) -> str:
        return dict(self.sites).get(site, self.common)


def survey(
    path: str, *lines: int, number: int = 0, site: str | None = "a.org", version: str = "v1"
) -> Survey:
    number = number or sum(path.encode())
    bodies = (number * 10, number * 10 + 1, number * 10 + 2)
    keys = tuple(sorted({*lines, number}))
    return Survey(path, f"sha of {path}", site, number, bodies, keys, version)


class Runs:
    """One state over several runs, each of which may die."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rules = Versions()
        self.number = 0
        self.committed: str | None = None
        self.rows: set[str] = set()
        self.asked = False

    def open(self) -> State:
        self.number += 1
        return State(self.path, self.rules, f"run-{self.number}", self.committed, self.recorded)

    def recorded(self) -> Iterator[str]:
        self.asked = True
        return iter(sorted(self.rows))

    def run(
        self, state: State, *surveys: Survey, promote: bool = True, commit: bool = True
    ) -> list[str]:
        """Survey one file a record, clean what is dirty and commit; return what was cleaned."""
        for one in surveys:
            state.put_surveys(File(one.source_path), [one])
        state.weigh(3, 0.1)
        dirty = list(state.dirty())
        assert state.counts()[1] == len(dirty)
        state.stage((d.source_path, d.source_sha256, d.furniture) for d in dirty)
        if commit:
            gone = set(state.vanished())
            self.rows = (self.rows | {d.source_path for d in dirty}) - gone
            self.committed = f"run-{self.number}"
        if promote:
            state.promote(f"run-{self.number}")
        return [d.source_path for d in dirty]


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "work" / "state.sqlite")


def test_what_was_surveyed_is_unchanged_until_it_looks_otherwise(runs: Runs) -> None:
    file = File("a.txt", (10, 2**64 - 5))
    with runs.open() as state:
        assert not state.unchanged(file)
        state.put_surveys(file, [survey("a.txt")])
        assert state.unchanged(file)
    with runs.open() as state:
        assert state.unchanged(file)
        assert not state.unchanged(File("a.txt", (11, 2**64 - 5)))
        assert not state.unchanged(File("a.txt", (10, 2**64 - 5), (3, 1)))


def test_only_new_and_changed_records_are_dirty(runs: Runs) -> None:
    with runs.open() as state:
        assert runs.run(state, survey("a.txt"), survey("b.txt")) == ["a.txt", "b.txt"]
    with runs.open() as state:
        changed = replace(survey("b.txt"), source_sha256="other")
        assert runs.run(state, changed, survey("c.txt")) == ["b.txt", "c.txt"]
    with runs.open() as state:
        assert runs.run(state) == []
        assert state.counts() == (3, 0)


def test_other_facts_about_the_same_bytes_make_them_dirty(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"), survey("b.txt"))
    other = replace(survey("a.txt"), stated="another URL")
    with runs.open() as state:
        state.put_surveys(File("a.txt", (10, 2)), [other])
    with runs.open() as state:  # also when the run was killed after its survey
        assert runs.run(state) == ["a.txt"]
        state.put_surveys(File("a.txt", (10, 9), (5, 1)), [other])
        assert list(state.dirty()) == []


def test_another_rejection_of_the_same_bytes_makes_them_dirty(runs: Runs) -> None:
    def torn(reason: str) -> Rejected:
        return Rejected("z.jsonl#3", "sha", "read", reason, "")

    with runs.open() as state:
        state.put_surveys(File("z.jsonl"), [survey("z.jsonl#1")], [torn("TRUNCATED")])
        runs.run(state)
    with runs.open() as state:
        state.put_surveys(File("z.jsonl"), [survey("z.jsonl#1")], [torn("BAD_RECORD")])
        assert runs.run(state) == ["z.jsonl#3"]


def test_what_the_system_refuses_to_read_is_never_unchanged(runs: Runs) -> None:
    refused = Rejected("a.txt", "", "read", "UNREADABLE", "Input/output error")
    with runs.open() as state:
        state.put_surveys(File("a.txt"), [], [refused])
        state.put_surveys(File("b.txt"), [survey("b.txt")])
        runs.run(state)
    with runs.open() as state:
        assert not state.unchanged(File("a.txt"))
        assert state.unchanged(File("b.txt"))
        state.put_surveys(File("a.txt"), [], [refused])
        assert runs.run(state) == []


def test_other_marks_of_sites_have_all_read_again_and_only_other_pages_cleaned(
    runs: Runs,
) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"), survey("b.txt", site=None))
    runs.rules = Versions(marks_digest="m2", sites=(("new.org", "v2"),))
    with runs.open():
        pass  # killed before it read anything
    with runs.open() as state:
        assert not any(state.unchanged(File(name)) for name in ("a.txt", "b.txt"))
        found = survey("b.txt", site="new.org", version="v2")
        assert runs.run(state, survey("a.txt"), found) == ["b.txt"]
    with runs.open() as state:
        assert all(state.unchanged(File(name)) for name in ("a.txt", "b.txt"))


def test_records_come_in_the_order_of_their_file(runs: Runs) -> None:
    paths = ["z.jsonl#2", "z.jsonl#10", "z.jsonl#9"]
    with runs.open() as state:
        lost = Rejected("z.jsonl", "sha", "read", "TRUNCATED", "")
        state.put_surveys(File("z.jsonl"), map(survey, paths), [lost])
        state.put_surveys(File("a.txt"), [survey("a.txt")])
        found = [(record.file, record.source_path) for record in state.dirty()]
    assert found == [
        ("a.txt", "a.txt"),
        ("z.jsonl", "z.jsonl#2"),
        ("z.jsonl", "z.jsonl#9"),
        ("z.jsonl", "z.jsonl#10"),
        ("z.jsonl", "z.jsonl"),
    ]


def test_many_dirty_records_are_each_given_once(runs: Runs) -> None:
    with runs.open() as state:
        for name in ("a", "b"):
            rows = [survey(f"{name}.jsonl#{at}", site=None) for at in range(700)]
            state.put_surveys(File(f"{name}.jsonl"), rows)
        found = [record.source_path for record in state.dirty()]
    assert len(found) == len(set(found)) == 1400


def test_rejected_records_are_cleaned_once_too(runs: Runs) -> None:
    with runs.open() as state:
        state.put_surveys(
            File("a.txt"), [], [Rejected("a.txt", "sha", "decode", "UNDECODABLE", "")]
        )
        assert runs.run(state) == ["a.txt"]
    with runs.open() as state:
        assert runs.run(state) == []


def test_new_furniture_makes_dirty_only_the_records_that_have_it(runs: Runs) -> None:
    pages = [survey(f"{name}.txt", MENU) for name in "ab"]
    with runs.open() as state:
        runs.run(state, *pages, survey("plain.txt"), survey("else.txt", MENU, site="b.org"))
    with runs.open() as state:
        assert runs.run(state, survey("c.txt", MENU, FOOTER)) == ["a.txt", "b.txt", "c.txt"]
        assert state.furniture("a.org") == {MENU}
        assert state.furniture("b.org") == frozenset()
        assert state.furniture("nowhere.org") == frozenset()


def test_dirty_records_come_with_their_own_furniture(runs: Runs) -> None:
    with runs.open() as state:
        for name, lines in (("a", (MENU, FOOTER)), ("b", (MENU, FOOTER)), ("c", (MENU, FOOTER))):
            state.put_surveys(File(name), [survey(name, *lines)])
        state.put_surveys(File("d"), [survey("d", MENU)])
        state.put_surveys(File("e"), [survey("e", MENU, site=None)])
        state.weigh(3, 0.1)
        found = {record.source_path: record.furniture for record in state.dirty()}
    assert found == {
        "a": {MENU, FOOTER},
        "b": {MENU, FOOTER},
        "c": {MENU, FOOTER},
        "d": {MENU},
        "e": frozenset(),
    }


def test_furniture_goes_with_the_pages_that_showed_it(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, *(survey(f"{name}.txt", MENU) for name in "abc"))
    with runs.open() as state:
        assert state.missing(["a.txt", "b.txt", "new.txt"]) == ["c.txt"]
        state.forget(["c.txt"])
        assert runs.run(state) == ["a.txt", "b.txt"]
    assert runs.rows == {"a.txt", "b.txt"}


def test_gone_records_vanish_once(runs: Runs) -> None:
    with runs.open() as state:
        state.put_surveys(File("x.jsonl"), [survey("x.jsonl#1"), survey("x.jsonl#2")])
        runs.run(state, survey("a.txt"))
    with runs.open() as state:
        state.forget(["a.txt"])
        state.put_surveys(File("x.jsonl", (9, 1)), [survey("x.jsonl#2")])
        assert list(state.vanished()) == ["a.txt", "x.jsonl#1"]
        assert runs.run(state) == []
    with runs.open() as state:
        assert list(state.vanished()) == []


def test_a_new_version_makes_its_sites_files_changed(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"), survey("b.txt", site="b.org"), survey("c.txt", site=None))
    runs.rules.sites = (("b.org", "v2"),)
    with runs.open() as state:
        found = [name for name in "abc" if not state.unchanged(File(f"{name}.txt"))]
        assert found == ["b"]
        assert runs.run(state, survey("b.txt", site="b.org", version="v2")) == ["b.txt"]
    with runs.open() as state:
        assert all(state.unchanged(File(f"{name}.txt")) for name in "abc")


def test_surveys_outlive_a_killed_run_outcomes_do_not(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"), promote=False, commit=False)
    with runs.open() as state:
        assert state.unchanged(File("a.txt"))
        assert runs.run(state) == ["a.txt"]


def test_a_kill_between_commit_and_promotion_is_harmless(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"), survey("gone.txt"))
    with runs.open() as state:
        state.forget(["gone.txt"])
        runs.run(state, survey("b.txt"), promote=False)
    runs.asked = False
    with runs.open() as state:
        assert list(state.dirty()) == []
        assert list(state.vanished()) == []
    assert not runs.asked


def test_a_commit_that_changed_nothing_settles_what_was_cleaned(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"))
    stayed = runs.committed
    with runs.open() as state:
        same = replace(survey("a.txt"), source_sha256="other bytes, same row")
        assert runs.run(state, same, commit=False, promote=False) == ["a.txt"]
        assert stayed
        state.promote(stayed)
    with runs.open() as state:
        assert runs.run(state) == []


def test_an_unknown_generation_is_cleaned_anew_without_its_strangers(runs: Runs) -> None:
    """A lost state, or a pointer that was rolled back."""
    with runs.open() as state:
        runs.run(state, survey("a.txt"), survey("b.txt"))
    runs.committed, runs.rows = "run-of-another-day", {"a.txt", "old.txt"}
    with runs.open() as state:
        assert list(state.vanished()) == ["old.txt"]
        assert runs.run(state) == ["a.txt", "b.txt"]
    assert runs.rows == {"a.txt", "b.txt"}


def spoil_header(path: Path) -> None:
    path.write_bytes(b"this is no database" * 100)


def spoil_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


def other_schema(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


@pytest.mark.parametrize("spoil", [spoil_header, spoil_pages, other_schema])
def test_a_damaged_state_is_thrown_away(runs: Runs, spoil: Callable[[Path], None]) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"))
    spoil(runs.path)
    runs.asked = False
    with runs.open() as state:
        assert runs.asked
        assert not state.unchanged(File("a.txt"))
        assert runs.run(state, survey("a.txt")) == ["a.txt"]


def test_damage_that_shows_while_reading_heals_at_the_next_run(runs: Runs) -> None:
    """Pages of line keys are read last: where they are bad, the state is removed."""
    with runs.open() as state:
        for at in range(300):
            state.put_surveys(File(f"{at}.txt"), [survey(f"{at}.txt", *range(100))])
    content = bytearray(runs.path.read_bytes())
    middle = len(content) // 4 // 4096 * 4096
    content[middle:] = b"\xff" * (len(content) - middle)
    runs.path.write_bytes(content)
    with suppress(StoreError), runs.open() as state:
        runs.run(state)
    with runs.open() as state:
        assert runs.run(state, survey("a.txt")) == ["a.txt"]


def test_an_error_of_a_broken_file_removes_it(runs: Runs) -> None:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    with runs.open() as state:
        runs.run(state, survey("a.txt"))
    with pytest.raises(StoreError, match="run again"), runs.open():
        raise error
    assert not runs.path.exists()


def test_other_errors_leave_it(runs: Runs) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    with runs.open() as state:
        runs.run(state, survey("a.txt"))
    with pytest.raises(StoreError, match=r"state\.sqlite: database or disk is full"), runs.open():
        raise error
    assert runs.path.exists()


def test_a_state_that_cannot_be_opened_is_named(runs: Runs) -> None:
    runs.path.mkdir(parents=True)
    with pytest.raises(StoreError, match=r"state\.sqlite: unable to open database file"):
        runs.open().__enter__()


def test_a_state_that_knows_nothing_leaves_no_file(runs: Runs) -> None:
    with runs.open():
        assert runs.path.exists()
    assert not runs.path.exists()


def test_a_file_is_known_by_its_survey_or_by_its_rows(runs: Runs) -> None:
    with runs.open() as state:
        state.put_surveys(File("box.jsonl"), [survey("box.jsonl#1"), survey("box.jsonl#2")])
        assert state.knows("box.jsonl")
        assert not state.knows("box")
        assert not state.knows("new.txt")
        runs.run(state)
    runs.path.unlink()  # lost: what has rows is known all the same
    with runs.open() as state:
        assert runs.asked
        assert state.knows("box.jsonl")
        assert not state.knows("box.json")
        assert not state.knows("new.txt")


def test_a_doubted_record_is_read_and_cleaned_again_and_no_other(runs: Runs) -> None:
    with runs.open() as state:
        runs.run(state, survey("a.txt"), survey("b.txt"))
    with runs.open() as state:
        state.doubt(["b.txt", "never.txt"])
        assert state.unchanged(File("a.txt"))
        assert not state.unchanged(File("b.txt"))
        assert runs.run(state, survey("b.txt")) == ["b.txt"]
    with runs.open() as state:
        assert runs.run(state) == []
