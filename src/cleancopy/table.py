"""The declared schemas of the data set, and outcomes as rows of them: the contract in Arrow.

A column is one line here: its name, its type, and where a row takes it from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa

from cleancopy.model import Article, Rejected, Removed

VERSION = "1"
"""Of all schemas together; raised with every change that a reader can see."""

NAME_KEY = b"cleancopy.schema"
VERSION_KEY = b"cleancopy.schema_version"

_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half of a pair: `"\\ud83d"` of broken JSON, not an emoji that is whole."""

Getter: TypeAlias = Callable[[Any], object]


class Column(NamedTuple):
    """One declared column and how a row's value is got from its noun."""

    name: str
    type: pa.DataType
    get: Getter
    nullable: bool = False
    dictionary: str | None = None
    """Parquet path of the low-cardinality leaf that is dictionary-encoded."""


def _own(name: str) -> Getter:
    return lambda row: getattr(row, name)


def _meta(name: str) -> Getter:
    return lambda article: getattr(article.metadata, name)


def _structs(name: str) -> Getter:
    return lambda article: [item._asdict() for item in getattr(article.metadata, name)]


def _blocks(article: Article) -> list[dict[str, str]]:
    return [{"label": label, "text": text} for label, text in article.blocks]


def _estimate(article: Article) -> dict[str, object] | None:
    estimate = article.metadata.published_estimate
    return estimate._asdict() if estimate else None


def _listed(item: pa.DataType) -> pa.DataType:
    """A list whose items are named as Parquet names them, so that files read back as declared."""
    return pa.list_(pa.field("element", item))


_STRING = pa.string()
_STRINGS = _listed(_STRING)
_TIME = pa.timestamp("us", tz="UTC")
_PERSON = pa.struct([("name", _STRING), ("role", _STRING)])
_IMAGE = pa.struct([("caption", _STRING), ("credit", _STRING), ("alt", _STRING), ("url", _STRING)])
_BLOCK = pa.struct([("label", _STRING), ("text", _STRING)])
_ESTIMATE = pa.struct(
    [
        ("date", pa.date32()),
        ("earliest", pa.date32()),
        ("latest", pa.date32()),
        ("evidence", _STRINGS),
    ]
)


def _text(name: str, *, low: bool = False) -> Column:
    return Column(name, _STRING, _meta(name), True, name if low else None)


def _list(name: str, *, low: bool = False) -> Column:
    leaf = f"{name}.list.element" if low else None
    return Column(name, _STRINGS, _meta(name), dictionary=leaf)


ARTICLES = (
    Column("article_id", _STRING, _own("article_id")),
    Column("source_path", _STRING, _own("source_path")),
    Column("source_sha256", _STRING, _own("source_sha256")),
    _text("url"),
    _text("site", low=True),
    _text("publisher", low=True),
    _text("title"),
    _text("standfirst"),
    _text("section", low=True),
    _list("topics"),
    _list("authors"),
    _list("editors"),
    Column("contributors", _listed(_PERSON), _structs("contributors")),
    _list("initials", low=True),
    _list("agencies", low=True),
    _text("dateline"),
    _text("dateline_place", low=True),
    Column("published_at", _TIME, _meta("published_at"), True),
    Column("modified_at", _TIME, _meta("modified_at"), True),
    _text("published_precision", low=True),
    Column("published_estimate", _ESTIMATE, _estimate, True),
    _text("published_raw"),
    _text("published_source", low=True),
    _text("language", low=True),
    Column("images", _listed(_IMAGE), _structs("images")),
    Column("text", _STRING, _own("text")),
    Column("blocks", _listed(_BLOCK), _blocks, dictionary="blocks.list.element.label"),
    Column("word_count", pa.int32(), _own("word_count")),
    Column("confidence", pa.float32(), _own("confidence")),
    Column("warnings", _STRINGS, _own("warnings"), dictionary="warnings.list.element"),
    Column("text_sha256", _STRING, _own("text_sha256")),
    Column("pipeline_version", _STRING, _own("pipeline_version"), dictionary="pipeline_version"),
)
REMOVED = (
    Column("article_id", _STRING, _own("article_id"), True, "article_id"),
    Column("source_path", _STRING, _own("source_path"), dictionary="source_path"),
    Column("at", _STRING, _own("at")),
    Column("position", pa.int32(), _own("position")),
    Column("label", _STRING, _own("label"), dictionary="label"),
    Column("text", _STRING, _own("text")),
    Column("rule", _STRING, _own("rule"), dictionary="rule"),
    Column("confidence", pa.float32(), _own("confidence")),
)
REJECTED = (
    Column("source_path", _STRING, _own("source_path")),
    Column("source_sha256", _STRING, _own("source_sha256")),
    Column("stage", _STRING, _own("stage"), dictionary="stage"),
    Column("reason", _STRING, _own("reason"), dictionary="reason"),
    Column("detail", _STRING, _own("detail")),
)
COLUMNS = {"articles": ARTICLES, "removed": REMOVED, "rejected": REJECTED}


def _schema(name: str) -> pa.Schema:
    fields = [pa.field(c.name, c.type, nullable=c.nullable) for c in COLUMNS[name]]
    return pa.schema(fields, {NAME_KEY: name.encode(), VERSION_KEY: VERSION.encode()})


SCHEMAS = {name: _schema(name) for name in COLUMNS}
"""Table name -> schema, with name and version as key-value metadata."""


def batch(name: str, rows: Sequence[Article | Removed | Rejected]) -> pa.RecordBatch:
    """Return `rows` as one batch of the table `name`, in their order.

    Lone surrogates, which no file can hold, become U+FFFD. Raises `pyarrow.ArrowInvalid` for
    values that the schema cannot hold.
    """
    arrays = [_array(column, rows) for column in COLUMNS[name]]
    made = pa.RecordBatch.from_arrays(arrays, schema=SCHEMAS[name])
    _refuse_nulls(made)
    return made


def _array(column: Column, rows: Sequence[Article | Removed | Rejected]) -> pa.Array:
    try:
        return pa.array(map(column.get, rows), column.type)
    except UnicodeEncodeError:
        return pa.array([_encodable(column.get(row)) for row in rows], column.type)


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value


def _refuse_nulls(made: pa.RecordBatch) -> None:
    for field, column in zip(made.schema, made.columns, strict=True):
        if column.null_count and not field.nullable:
            raise pa.ArrowInvalid(f"{field.name} is null in a row that must have it")
