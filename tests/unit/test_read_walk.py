from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from cleancopy.read import RawFile, Skipped, Stamp, walk
from cleancopy.read.kinds import FileKind, file_kind


def put(root: Path, *names: str, data: bytes = b"x") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def found(root: Path) -> list[str]:
    return [item.path for item in walk(root) if isinstance(item, RawFile)]


def skipped(root: Path) -> dict[str, str]:
    return {item.path: item.reason for item in walk(root) if isinstance(item, Skipped)}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", FileKind("page", "text", "")),
        ("a.HTM", FileKind("page", "html", "")),
        ("a.b.html.zst", FileKind("page", "html", "zst")),
        ("a.jsonl.gz", FileKind("jsonl", "text", "gz")),
        ("a.warc.GZ", FileKind("warc", "html", "gz")),
        ("a.json", None),
        ("a.gz", None),
        (".txt", None),
        ("txt", None),
        ("a.txt.gz.zst", None),
        ("a.txt.bz2", None),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: FileKind | None) -> None:
    assert file_kind(name) == kind


def test_files_come_in_order_of_their_whole_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/c.txt", "a.txt", "a-b/d.txt", "a0.txt", "a/b/e.html", "Z.txt", "ä.txt"]
    put(tmp_path, *names)
    assert found(tmp_path) == sorted(names)


def test_what_is_no_input_is_skipped_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "photo.jpg", "notes")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.html"))
        assert skipped(tmp_path) == {
            "notes": "unknown type",
            "photo.jpg": "unknown type",
            "pipe.txt": "FIFO",
            "socket.html": "socket",
        }
    assert found(tmp_path) == ["a.txt"]


def test_a_link_to_a_device_is_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "null.txt").symlink_to("/dev/null")
    assert skipped(tmp_path) == {"null.txt": "symlink out of the raw folder"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files_and_folders(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b/c.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    assert skipped(tmp_path) == {"b": "unreadable: Permission denied"}
    assert found(tmp_path) == ["a.txt"]  # an input all the same, to be rejected
    (tmp_path / "b").chmod(0o700)


def test_symlinks_within_are_followed_and_symlinks_out_are_not(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(tmp_path, "outside/secret.txt", "raw-2/b.txt", "raw/pages/a.txt")
    (raw / "file.txt").symlink_to("pages/a.txt")
    (raw / "folder").symlink_to(raw / "pages")
    (raw / "out.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (raw / "out").symlink_to(tmp_path / "outside")
    (raw / "like").symlink_to(tmp_path / "raw-2")
    (raw / "gone.txt").symlink_to("nowhere.txt")
    assert found(raw) == ["file.txt", "folder/a.txt", "pages/a.txt"]
    assert skipped(raw) == {
        "gone.txt": "symlink to nothing",
        "like": "symlink out of the raw folder",
        "out": "symlink out of the raw folder",
        "out.txt": "symlink out of the raw folder",
    }


def test_symlink_loops_end(tmp_path: Path) -> None:
    put(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "top").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert found(tmp_path) == ["a/b/c.txt"]
    assert skipped(tmp_path) == {
        "a/b/up": "symlink loop",
        "a/top": "symlink loop",
        "self.txt": "symlink loop",
    }


def test_a_maze_of_symlinks_is_walked_in_short(tmp_path: Path) -> None:
    for number in range(30):
        put(tmp_path, f"{number}/page.txt")
        for link in ("left", "right"):
            (tmp_path / str(number) / link).symlink_to(tmp_path / str((number + 1) % 30))
    assert len(found(tmp_path)) < 1000


def test_folders_in_folders_are_entered_however_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"a" * 480)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"x")
    assert [item.path for item in walk(tmp_path)] == ["a/" * 480 + "a.txt"]


def test_the_raw_folder_can_be_a_symlink(tmp_path: Path) -> None:
    put(tmp_path, "real/a.txt")
    (tmp_path / "raw").symlink_to("real")
    assert found(tmp_path / "raw") == ["a.txt"]


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path) -> None:
    put(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    (file,) = (item for item in walk(tmp_path) if isinstance(item, RawFile))
    assert file.path == "caf\\xe9.txt"
    assert file.absolute.read_bytes() == b"x"
    put(tmp_path, "caf\\xe9.txt")
    assert found(tmp_path) == ["caf\\xe9.txt"]
    assert list(skipped(tmp_path)) == ["caf\\xe9.txt"]


def test_a_sidecar_is_neither_record_nor_skipped(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "a.txt.meta.json", "b.txt.meta.json")
    assert found(tmp_path) == ["a.txt"]
    assert skipped(tmp_path) == {"b.txt.meta.json": "sidecar without its file"}


def test_a_sidecar_that_comes_changes_or_goes_changes_the_file(tmp_path: Path) -> None:
    def stamp() -> tuple[Stamp, Stamp | None]:
        (file,) = (item for item in walk(tmp_path) if isinstance(item, RawFile))
        return file.stamp, file.sidecar

    put(tmp_path, "a.txt")
    seen = [stamp()]
    put(tmp_path, "a.txt.meta.json", data=b"{}")
    seen.append(stamp())
    put(tmp_path, "a.txt.meta.json", data=b'{"url": "https://example.org/"}')
    seen.append(stamp())
    assert len(set(seen)) == 3
    (tmp_path / "a.txt.meta.json").unlink()
    assert stamp() == seen[0]


def test_no_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(NotADirectoryError):
        next(walk(tmp_path / "a.txt"))
    with pytest.raises(FileNotFoundError):
        next(walk(tmp_path / "b"))
