"""What `s3://…` means, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancopy.errors import UsageError
from cleancopy.place import S3Prefix, named, place


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)


def away(text: str) -> S3Prefix:
    found = place(text)
    assert isinstance(found, S3Prefix)
    return found


def test_a_path_stays_a_path() -> None:
    assert place("raw/dw.com") == Path("raw/dw.com")
    assert place(Path("/srv/raw")) == Path("/srv/raw")
    assert named(Path("raw")) == "raw"


def test_an_empty_name_is_no_place() -> None:
    with pytest.raises(UsageError, match="empty name"):
        place("")
    assert place(".") == Path()


def test_an_address_has_a_bucket_and_a_prefix() -> None:
    found = away("s3://news/raw/dw.com/")
    assert (found.bucket, found.prefix, found.name) == ("news", "raw/dw.com", "dw.com")
    assert str(found / "a b%20.txt") == "s3://news/raw/dw.com/a b%20.txt"
    assert away("s3://news").name == "news"
    assert (away("s3://news") / "x").key == "news/x"


@pytest.mark.parametrize(
    ("text", "endpoint", "region"),
    [
        ("s3://b/x?endpoint_override=127.0.0.1:9000&scheme=http", "http://127.0.0.1:9000", None),
        ("s3://b/x?endpoint_override=https://s3.example.org/", "https://s3.example.org", None),
        ("s3://b/x?endpoint_override=s3.example.org&region=eu", "https://s3.example.org", "eu"),
        ("s3://b/x", None, None),
    ],
)
def test_the_query_says_where(text: str, endpoint: str | None, region: str | None) -> None:
    found = away(text)
    assert (found.endpoint, found.region) == (endpoint, region)
    assert away(named(found)) == found
    assert (found / "y").endpoint == endpoint


def test_the_environment_says_where_if_the_query_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://one:1/")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    assert away("s3://b/x").endpoint == "http://one:1"
    assert away("s3://b/x").region == "eu-central-1"
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://two:2")
    assert away("s3://b/x").endpoint == "http://two:2"
    assert away("s3://b/x?endpoint_override=http://three:3").endpoint == "http://three:3"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("s3://", "no address"),
        ("s3:///raw", "no address"),
        ("s3://host:9000/raw", "no address"),
        ("s3://news/raw#3", "no address"),
        ("s3://key:secret@news/raw", "no keys in an address"),
        ("s3://news/raw?acl=public", "acl is not known"),
        ("s3://news/raw//x", "empty"),
        ("s3://news/../x", "empty, . or .."),
    ],
)
def test_what_is_no_address_is_wrong_usage(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        place(text)


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("s3://b/raw", "s3://b/raw/clean", True),
        ("s3://b/raw", "s3://b/raw", True),
        ("s3://b", "s3://b/clean", True),
        ("s3://b/raw", "s3://b/raw-clean", False),
        ("s3://b/raw", "s3://c/raw/clean", False),
        ("s3://b/raw?endpoint_override=http://x", "s3://b/raw/clean", False),
        ("s3://b/raw", "raw/clean", False),
    ],
)
def test_one_prefix_may_hold_another(one: str, other: str, holds: bool) -> None:
    assert away(one).holds(place(other)) is holds
