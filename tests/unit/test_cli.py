"""The command as a person or a scheduler meets it: what it prints, and how it exits."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cleancopy import cli, commands
from cleancopy.progress import Lines
from cleancopy.running.job import Left, Report, Silent, Watch
from cleancopy.summary import print_report, report_rows
from sample_pages import html_page, write_pages

HELP_CPU_SECONDS = 0.3


def cleancopy(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cleancopy.cli", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=cwd, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a little `raw` in it, already run once."""
    folder = tmp_path_factory.mktemp("cli")
    write_pages(folder / "raw", range(6))
    (folder / "raw" / "empty.txt").write_text("")
    (folder / "raw" / "notes.docx").write_text("no page")
    done = cleancopy("run", "raw", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["--version"]])
def test_help_is_quick(arguments: list[str]) -> None:
    before = os.times()
    done = cleancopy(*arguments)
    after = os.times()
    assert done.returncode == 0
    used = after.children_user + after.children_system
    assert used - before.children_user - before.children_system < HELP_CPU_SECONDS


@pytest.mark.parametrize("name", ["run", "explain", "path", "verify"])
def test_every_command_has_help(name: str) -> None:
    done = cleancopy(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: cleancopy {name}")


def test_nothing_heavy_is_imported_for_help() -> None:
    script = "import sys; import cleancopy.cli as c; c.parser(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    heavy = {"rich", "pebble", "lxml", "pyarrow", "numpy", "prefect", "sqlite3", "asyncio"}
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "required"),
        (["run"], "required: RAW"),
        (["run", "nowhere"], "nowhere is not a folder"),
        (["run", "raw", "elsewhere"], "to write there: --out elsewhere"),
        (["run", "raw", "--depth", "2"], "unrecognized arguments: --depth 2\n"),
        (["run", "raw", "--workers", "0"], "from 1 to 256, not '0'"),
        (["run", "raw", "--workers", "all"], "from 1 to 256, not 'all'"),
        (["run", "raw", "--workers", "99999"], "from 1 to 256, not '99999'"),
        (["run", "raw", "--config", "nowhere"], "nowhere"),
        (["run", "raw", "--config", ""], "an empty name is no folder"),
        (["run", ""], "an empty name is no folder"),
        (["run", "raw", "--out", ""], "an empty name is no folder"),
        (["verify", ""], "an empty name is no folder"),
        (["verify", "--raw", ""], "an empty name is no folder"),
        (["verify", "--raw", "nowhere"], "nowhere is not a folder"),
        (["run", "raw", "--out", "raw/clean"], "apart"),
        (["run", "raw", "--out", "raw/notes.docx"], "raw/notes.docx is a file: name a folder"),
        (["explain", "nowhere.txt"], "nowhere.txt"),
        (["explain", "raw/notes.docx"], "no raw file"),
        (["swim"], "invalid choice"),
    ],
)
def test_wrong_usage_is_2_with_a_sentence(folder: Path, arguments: list[str], says: str) -> None:
    done = cleancopy(*arguments, cwd=folder)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_ends_with_a_table(folder: Path) -> None:
    done = cleancopy("run", "raw", "--out", "again", "--workers", "1", cwd=folder)
    assert done.returncode == 0
    rows = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert rows["read"] == "7 records in 7 files"
    assert (rows["cleaned"], rows["rejected"], rows["EMPTY"]) == ("6", "1", "1")
    assert rows["in"] == "again/snapshots/00000001"
    assert "1: notes.docx" in done.stdout
    assert done.stderr.startswith("reading: ")


def test_the_table_is_aligned_whatever_was_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(skipped={"unknown type": 1, "symlink to a folder another symlink leads to": 1})
    print_report(report)
    pairs = zip(capsys.readouterr().out.splitlines(), report_rows(report), strict=True)
    assert len({len(line) - len(value) for line, (_, value) in pairs}) == 1


def test_a_run_that_changes_nothing_says_so(folder: Path) -> None:
    done = cleancopy("run", "raw", cwd=folder)
    assert done.returncode == 0
    assert "clean/snapshots/00000001 (nothing changed)" in done.stdout


def test_path_prints_the_resolved_generation(folder: Path) -> None:
    done = cleancopy("path", cwd=folder)
    assert done.stdout == f"{(folder / 'clean' / 'current').resolve()}\n"


@pytest.mark.parametrize("name", ["path", "verify"])
@pytest.mark.parametrize("clean", ["nowhere", "raw/notes.docx"])
def test_without_a_data_set_there_is_nothing_to_tell(folder: Path, name: str, clean: str) -> None:
    done = cleancopy(name, clean, cwd=folder)
    assert done.returncode == 1
    assert "holds no data set" in done.stderr
    assert not (folder / "nowhere").exists()


def test_verify_finds_a_damaged_file(folder: Path) -> None:
    assert cleancopy("run", "raw", "--out", "damaged", cwd=folder).returncode == 0
    done = cleancopy("verify", "damaged", cwd=folder)
    raw = folder / "raw"
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [f"checked against the raw files in {raw}", "no problem"],
    )
    part = next((folder / "damaged" / "current" / "articles").glob("*.parquet"))
    part.chmod(0o644)
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    done = cleancopy("verify", "damaged", cwd=folder)
    assert done.returncode == 1
    assert part.name in done.stdout


def test_explain_shows_every_block_and_the_fields(folder: Path) -> None:
    page = folder / "one.html"
    page.write_text(html_page(5))
    done = cleancopy("explain", "one.html", cwd=folder)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[1].split("\t") == ["#", "at", "label", "rule", "conf", "text"]
    assert any(line.split("\t")[2] == "title" for line in lines[2:6])
    assert "published_at\t" in done.stdout
    assert "# claims" in lines


def test_explain_picks_one_record_of_a_container(folder: Path) -> None:
    lines = ['{"text": "A first short page."}', '{"text": ""}', '{"text": "A third short page."}']
    (folder / "many.jsonl").write_text("\n".join(lines))
    every = cleancopy("explain", "many.jsonl", cwd=folder).stdout
    one = cleancopy("explain", "many.jsonl#3", cwd=folder).stdout
    assert "many.jsonl#1" in every
    assert "many.jsonl#2" in every
    assert "many.jsonl#1" not in one
    assert "A third short page." in one
    assert cleancopy("explain", "many.jsonl#9", cwd=folder).returncode == 2


def test_explain_says_when_its_file_changes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"text": "A first short page."}\n{"text": "A second short page."}\n')

    def grows(*_: object) -> None:
        with open(file, "a") as more:
            more.write('{"text": "A third short page."}\n')

    monkeypatch.setattr("cleancopy.explain.print_table", grows)
    assert cli.main(["explain", str(file)]) == 1
    assert capsys.readouterr().err == f"cleancopy: {file}: changed since it was listed\n"


def test_explain_of_a_file_that_cannot_be_read_is_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.html"
    file.write_text(html_page(5))
    opened = os.open

    def refuse(path: str, *rest: int, **named: int) -> int:
        if str(path) == str(file):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert cli.main(["explain", str(file)]) == 1
    assert "UNREADABLE" in capsys.readouterr().out


def test_explain_into_a_closed_pipe_is_quiet(folder: Path) -> None:
    (folder / "big.html").write_text(html_page(5) * 200)
    command = f"{sys.executable} -m cleancopy.cli explain big.html | head -n 1"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, cwd=folder, check=False
    )
    assert done.stderr == ""


def test_verify_into_a_closed_pipe_still_tells_of_problems(folder: Path) -> None:
    assert cleancopy("run", "raw", "--out", "piped", cwd=folder).returncode == 0
    for path in (folder / "piped" / "current" / "rejected").iterdir():
        path.rename(path.with_name("other.parquet"))
    assert piped("verify piped", folder) == (1, "")


def test_a_run_into_a_closed_pipe_goes_on_to_its_end(folder: Path) -> None:
    assert piped("run raw --out unseen 2>&1", folder) == (0, "")
    assert cleancopy("verify", "unseen", cwd=folder).returncode == 0


def test_a_bug_of_ours_is_1_though_nobody_reads_the_table(folder: Path) -> None:
    script = (
        "import sys; from cleancopy import cli, commands; from cleancopy.running.job import Report;"
        "commands._run_here = lambda *_: Report(bugs=1);"
        "sys.exit(cli.main(['run', 'raw']))"
    )
    assert piped(f'-c "{script}"', folder, "") == (1, "")


def piped(arguments: str, folder: Path, module: str = "-m cleancopy.cli") -> tuple[int, str]:
    """(exit status, what went to stderr) of a command whose output nobody reads."""
    command = f"{sys.executable} {module} {arguments} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=folder, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_explain_prints_what_the_terminal_knows(folder: Path, encoding: str) -> None:
    (folder / "long.txt").write_text("Ω “quoted” " + "A line that goes on and on. " * 20)
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy.cli", "explain", "long.txt"],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        cwd=folder,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u2026" in done.stdout


def test_a_locale_without_letters_gets_utf8_as_python_gives_it(folder: Path) -> None:
    (folder / "größe.txt").write_text("Ω “quoted” " + "A line that goes on and on. " * 20)
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy.cli", "explain", "größe.txt"],
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        cwd=folder,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("# größe.txt: 1 blocks")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_run_without_streams_goes_on_to_its_end(folder: Path, closed: str) -> None:
    command = f"{sys.executable} -m cleancopy.cli run raw --out streamless {closed}"
    done = subprocess.run(["bash", "-c", command], cwd=folder, check=False)
    assert done.returncode == 0
    assert cleancopy("verify", "streamless", cwd=folder).returncode == 0


def test_names_that_are_no_utf8_are_shown_with_their_bytes(folder: Path) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    (folder / name).write_text("A first short page.")
    done = cleancopy("explain", name, cwd=folder)
    assert done.returncode == 0
    assert done.stdout.startswith("# bad\\xff.txt: 1 blocks")


def test_a_data_set_of_a_name_that_is_no_utf8_is_refused_at_once(folder: Path) -> None:
    out = os.fsdecode(b"cl\xff")
    done = cleancopy("run", "raw", "--out", out, cwd=folder)
    assert done.returncode == 2
    assert "cl\\xff is no UTF-8" in done.stderr
    assert "reading" not in done.stderr
    assert not (folder / out).exists()


def test_raw_may_have_a_name_that_is_no_utf8(folder: Path) -> None:
    raw = os.fsdecode(b"raw\xff")
    write_pages(folder / raw, range(1))
    assert cleancopy("run", raw, "--out", "odd", cwd=folder).returncode == 0
    done = cleancopy("verify", "odd", "--raw", raw, cwd=folder)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2:] == [
        f"checked against the raw files in {folder}/raw\\xff",
        "no problem",
    ]


def test_a_terminal_gets_a_bar_and_a_table(folder: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cleancopy.cli", "run", "raw", "--out", "shown"]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, cwd=folder) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += os.read(ours, 4096)
            except OSError:
                break
    os.close(ours)
    assert process.returncode == 0
    assert b"\x1b[" in shown
    assert b"cleaning" in shown
    assert b"shown/snapshots/00000001" in shown


def test_a_bug_of_ours_is_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = Report(cleaned=3, rejected={"CRASHED": 1, "EMPTY": 2}, bugs=1)
    monkeypatch.setattr(commands, "_run_here", lambda *_: report)
    assert cli.main(["run", str(tmp_path)]) == 1


def test_prefect_without_an_api_says_what_to_do(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy.cli", "run", "raw", "--prefect"],
        env=os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PREFECT_HOME": str(folder)},
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    assert done.returncode == 2
    assert "no Prefect API answers at http://127.0.0.1:9/api" in done.stderr
    assert "prefect server start" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_report_names_what_was_left_and_skipped() -> None:
    report = Report(
        skipped={"FIFO": 5},
        skipped_paths=tuple((f"pipe{n}", "FIFO") for n in range(4)),
        left=(Left("a.txt", "changed while it was read"),),
        gone=2,
        undone=("old generations are not removed until a later run: the share is away",),
    )
    rows = dict(report_rows(report))
    assert rows["skipped"] == "5 files"
    assert rows["  FIFO"] == "5: pipe0, pipe1, pipe2, …"
    assert rows["  a.txt"] == "changed while it was read; left for the next run"
    assert rows["gone"] == "2"
    assert rows["committed, but"].endswith("until a later run: the share is away")
    assert rows["in"] == "nothing was written: there was no raw file"


def test_the_report_tells_bugs_of_runs_before_apart() -> None:
    rows = dict(report_rows(Report(rejected={"CRASHED": 1, "EMPTY": 1}, bugs=3)))
    assert (rows["rejected"], rows["  CRASHED"], rows["  CRASHED before"]) == ("2", "1", "2")
    assert "  CRASHED before" not in dict(report_rows(Report(rejected={"CRASHED": 1}, bugs=1)))


def test_one_record_is_no_records(capsys: pytest.CaptureFixture[str]) -> None:
    Lines(sys.stdout).phase("clean", 1, "records")
    assert capsys.readouterr().out == "cleaning: 1 record\n"


def test_plain_progress_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr("cleancopy.progress.time.monotonic", lambda: next(clock))
    lines = Lines(sys.stdout)
    lines.phase("clean", 100, "records")
    for _ in range(6):
        lines.advance(10, 10)
    assert capsys.readouterr().out.splitlines() == [
        "cleaning: 100 records",
        "cleaning: 30 records, 30%",
        "cleaning: 60 records, 60%",
    ]


def test_silence_says_nothing_where_lines_would(capsys: pytest.CaptureFixture[str]) -> None:
    watches: tuple[Watch, ...] = (Lines(sys.stdout), Silent())
    said = []
    for watch in watches:
        watch.phase("clean", 1, "records")
        watch.advance(1, 1)
        watch.say("another run is writing")
        said.append(capsys.readouterr())
    assert "another run is writing" in said[0].out
    assert said[1] == ("", "")


def test_the_command_runs_as_a_module() -> None:
    asked = [sys.executable, "-m", "cleancopy", "--help"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: cleancopy")
