"""Strict reading of a TOML table: every key is taken with its type, a leftover key is an error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any


class ConfigError(Exception):
    """A file under `config/` that cannot be used; the message names the file and the key."""


class Table:
    """One table of a TOML file, emptied key by key; :meth:`done` raises for what is left over."""

    __slots__ = ("_asked", "_values", "file", "where")

    def __init__(self, values: Mapping[str, Any], file: str, where: str = "") -> None:
        self._values = dict(values)
        self._asked: dict[str, None] = {}
        self.file = file
        self.where = where

    def __contains__(self, key: str) -> bool:
        self._asked[key] = None
        return key in self._values

    def __iter__(self) -> Any:
        return iter(list(self._values))

    def error(self, key: str, problem: str) -> ConfigError:
        """The error to raise for `key`: `sites/dw.com.toml: layout[2].kind: …`."""
        name = f"{self.where}.{key}" if self.where else key
        return ConfigError(f"{self.file}: {name}: {problem}")

    def _take(self, key: str, kind: type | tuple[type, ...], what: str) -> Any:
        self._asked[key] = None
        value = self._values.pop(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, kind)):
            raise self.error(key, f"must be {what}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str | None:
        """A string that is not blank, or `default` when the key is missing."""
        value = self._take(key, str, "a text")
        if value is None:
            return default
        if not value.strip():
            raise self.error(key, "must not be empty")
        return str(value)

    def required(self, key: str) -> str:
        """A string; its absence is an error."""
        value = self.text(key)
        if value is None:
            raise self._missing(key)
        return value

    def texts(self, key: str, keep: bool = False) -> tuple[str, ...]:
        """A list of strings, or one block of text with an entry a line; () when missing.

        With `keep` the key is only looked at, and still to be taken.
        """
        value = self._take(key, (list, str), "a list of texts or a block of lines")
        if value is None:
            return ()
        if keep:
            self._values[key] = value
        if isinstance(value, str):
            return tuple(filter(None, map(str.strip, value.splitlines())))
        for item in value:
            if not isinstance(item, str) or not item.strip():
                raise self.error(key, f"must hold texts only, not {item!r}")
        return tuple(item.strip() for item in value)

    def patterns(self, key: str, keep: bool = False) -> tuple[str, ...]:
        """Regular expressions, each tried here so that a bad one is told with its file and key."""
        sources = self.texts(key, keep)
        for source in sources:
            try:
                re.compile(source)
            except re.error as problem:
                raise self.error(key, f"{source!r} is no regular expression: {problem}") from None
        return sources

    def choice(self, key: str, among: tuple[str, ...], default: str | None = None) -> str | None:
        """A string that is one of `among`."""
        value = self.text(key, default)
        if value is not None and value not in among:
            raise self.error(key, f"must be one of {', '.join(among)}, not {value!r}")
        return value

    def one_of(self, key: str, among: tuple[str, ...], default: str | None = None) -> str:
        """As :meth:`choice`, but its absence is an error when there is no default."""
        value = self.choice(key, among, default)
        if value is None:
            raise self._missing(key)
        return value

    def integer(self, key: str, default: int, least: int = 0) -> int:
        """A whole number of at least `least`."""
        value = self._take(key, int, "a whole number")
        return default if value is None else self._at_least(key, int(value), least)

    def number(self, key: str, default: float, least: float = 0.0) -> float:
        """A number of at least `least`."""
        value = self._take(key, (int, float), "a number")
        return default if value is None else self._at_least(key, float(value), least)

    def day(self, key: str) -> date | None:
        """A TOML date (`2015-06-30`, no quotes)."""
        value = self._take(key, date, "a date such as 2015-06-30")
        if isinstance(value, datetime):
            raise self.error(key, "must be a date without a time")
        return value if isinstance(value, date) else None

    def table(self, key: str) -> Table:
        """The table under `key`, empty when missing."""
        value = self._take(key, dict, "a table")
        name = f"{self.where}.{key}" if self.where else key
        return Table(value or {}, self.file, name)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of an array `[[key]]`, none when missing."""
        value = self._take(key, list, "a list of tables")
        name = f"{self.where}.{key}" if self.where else key
        for item in value or ():
            if not isinstance(item, dict):
                raise self.error(key, f"must be a list of tables [[{name}]]")
        return tuple(
            Table(item, self.file, f"{name}[{position}]")
            for position, item in enumerate(value or (), start=1)
        )

    def done(self) -> None:
        """Raise ConfigError when a key was not taken: it is unknown here."""
        for key in self._values:
            raise self._unknown(key)

    def _missing(self, key: str) -> ConfigError:
        """The error for a key that must be there; one that is nearly its name is told instead."""
        for misspelt in get_close_matches(key, self._values, 1):
            return self.error(misspelt, f"unknown key; {key} is missing")
        return self.error(key, "is missing")

    def _unknown(self, key: str) -> ConfigError:
        near = get_close_matches(key, self._asked, 1)
        return self.error(key, f"unknown key; is {near[0]} meant?" if near else "unknown key")

    def _at_least(self, key: str, value: Any, least: float) -> Any:
        if not value >= least:  # NaN is not
            raise self.error(key, f"must be at least {least:g}, not {value!r}")
        return value


def read_toml(path: Path, file: str) -> dict[str, Any]:
    """The values of a TOML file, which errors call `file` (its path under the config folder)."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError(f"{file}: not TOML: {problem}") from None
    except OSError as problem:
        raise ConfigError(f"{file}: cannot be read: {problem.strerror}") from None
