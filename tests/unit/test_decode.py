from __future__ import annotations

import codecs
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.decode import decode
from cleancopy.model import Kind, Page, Raw, Reject
from cleancopy.settings import Settings
from field_cases import cases

CASES = cases("decode")
TEXTS: dict[str, str] = CASES["languages"]
PYTHON = {"windows-874": "cp874", "macintosh": "mac_roman", "ibm866": "cp866", "gbk": "gb18030"}
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
PARAGRAPH = "The minister said the plan — “a first step” — would cost £5m. Señor Müller agreed."


def page(
    data: bytes,
    content_type: str | None = None,
    kind: Kind = "text",
    warnings: tuple[str, ...] = (),
) -> Page:
    raw = Raw("a", "", data, kind, content_type=content_type, warnings=warnings)
    return decode(raw, Settings())


def in_encoding(language: str, name: str) -> bytes:
    return TEXTS[language].encode(PYTHON.get(name, name))


@pytest.mark.parametrize(("language", "name", "detectable"), CASES["encodings"])
def test_the_records_charset_decides(language: str, name: str, detectable: bool) -> None:
    found = page(in_encoding(language, name), f"text/plain; charset={name}")
    assert found.text == TEXTS[language]
    assert found.encoding_source == "record"
    assert found.encoding == name


@pytest.mark.parametrize(("language", "name", "detectable"), CASES["encodings"])
def test_the_pages_declaration_decides(language: str, name: str, detectable: bool) -> None:
    head = f'<html><head><meta charset="{name}"></head><body><p>'
    found = page(head.encode() + in_encoding(language, name), kind="html")
    assert found.text == head + TEXTS[language]
    assert found.encoding_source == ("detected" if name == "iso-2022-jp" else "declared")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        pytest.param(*row[:2], marks=() if row[2] else pytest.mark.xfail(strict=True))
        for row in CASES["encodings"]
    ],
)
def test_an_undeclared_encoding_is_detected(language: str, name: str) -> None:
    found = page(in_encoding(language, name))
    assert found.text == TEXTS[language]
    assert found.encoding_source == "detected"


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("mark", "python", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32le"),
    ],
)
def test_a_byte_order_mark_decides_over_all(
    language: str, mark: bytes, python: str, name: str
) -> None:
    found = page(mark + TEXTS[language].encode(python), "text/plain; charset=windows-1252")
    assert found.text == unicodedata.normalize("NFC", TEXTS[language])
    assert (found.encoding, found.encoding_source) == (name, "bom")


@pytest.mark.parametrize("python", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(python: str) -> None:
    assert page(PARAGRAPH.encode(python)).text == PARAGRAPH


@pytest.mark.parametrize("language", TEXTS)
def test_a_stray_byte_does_not_turn_utf8_into_mojibake(language: str) -> None:
    data = TEXTS[language].encode()
    found = page(data + b" \x96 " + data + TEXTS["de"].encode())
    assert found.text == f"{TEXTS[language]} – {TEXTS[language]}{TEXTS['de']}"
    assert found.encoding_source == "utf-8-repaired"
    assert found.warnings == ("encoding_repaired",)


def test_a_page_cut_off_within_a_character_loses_that_character_alone() -> None:
    found = page(TEXTS["ru"].encode() + "щ".encode()[:1], warnings=("truncated",))
    assert found.text == TEXTS["ru"]
    assert found.warnings == ("truncated", "encoding_repaired")


def test_a_stray_byte_behind_a_byte_order_mark() -> None:
    found = page(codecs.BOM_UTF8 + TEXTS["de"].encode() + b"\x96")
    assert found.text == TEXTS["de"] + "–"


def test_java_utf8() -> None:
    found = page(b"Smile \xed\xa0\xbd\xed\xb8\x80 and NUL \xc0\x80.")
    assert found.text == "Smile 😀 and NUL ."


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-16", "nonsense", "ascii"])
def test_utf8_is_seen_though_the_server_says_otherwise(charset: str) -> None:
    assert page(PARAGRAPH.encode(), f"text/html;charset={charset}").text == PARAGRAPH


def test_a_declaration_of_utf8_does_not_make_windows_1252_utf8() -> None:
    data = b'<meta charset="utf-8"><p>' + PARAGRAPH.encode("cp1252")
    assert page(data, "text/html; charset=utf-8", "html").text.endswith(PARAGRAPH)


def test_few_letters_outside_ascii_are_windows_1252() -> None:
    found = page(b"The minister\x92s office said so on Tuesday, and no more than that.")
    assert found.text.startswith("The minister’s office")


def test_a_few_bad_bytes_in_the_records_encoding_are_replaced() -> None:
    data = TEXTS["ru"].encode("windows-1251")
    found = page(data[:40] + b"\x98" + data[40:], "text/plain; charset=windows-1251")
    assert found.encoding_source == "record"
    assert found.text == f"{TEXTS['ru'][:40]}\N{REPLACEMENT CHARACTER}{TEXTS['ru'][40:]}"


def test_a_few_bad_bytes_in_a_declared_encoding_are_replaced() -> None:
    data = b'<meta charset="gbk"><p>' + in_encoding("zh", "gbk") * 3 + b"\xff<p>"
    found = page(data, kind="html")
    assert found.text.count("\ufffd") == 1
    assert (found.encoding, found.encoding_source) == ("gbk", "declared")
    assert found.warnings == ("encoding_repaired",)


def test_windows_bytes_in_a_page_declared_latin_1() -> None:
    found = page("“Yes” – 5 €".encode("cp1252"), "text/html; charset=ISO-8859-1")
    assert (found.text, found.encoding) == ("“Yes” – 5 €", "windows-1252")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "EMPTY"),
        (b" \r\n\t\n ", "EMPTY"),
        ("\ufeff\u200b\n\u00a0".encode(), "EMPTY"),
        (b"%PDF-1.7\nlooks like text for a while", "NOT_TEXT"),
        (b"\x89PNG\r\n\x1a\n", "NOT_TEXT"),
        (b"\x1f\x8b\x08\x00", "NOT_TEXT"),
        (bytes(1000), "NOT_TEXT"),
        (bytes(range(256)) * 40, "NOT_TEXT"),
        (bytes(range(0xA1, 0xFF)) * 3, "UNDECODABLE"),
        (codecs.BOM_UTF16_LE + b"\x01\xdc" * 100, "UNDECODABLE"),
    ],
)
def test_rejection(data: bytes, reason: str) -> None:
    with pytest.raises(Reject) as caught:
        page(data)
    assert (caught.value.stage, caught.value.reason) == ("decode", reason)


def test_a_page_over_the_limit_is_rejected() -> None:
    with pytest.raises(Reject) as caught:
        decode(Raw("a", "", b"x" * 11, "text"), Settings(max_record_bytes=10))
    assert caught.value.reason == "TOO_LARGE"


def test_nuls_in_text_go() -> None:
    assert page(b"The end\x00 of the page, and of the day.").text.startswith("The end of")


ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "shift_jis", "gb18030"])
BYTES = st.one_of(
    st.binary(max_size=400),
    st.tuples(st.text(max_size=200), ENCODINGS).map(lambda pair: pair[0].encode(pair[1], "ignore")),
    st.tuples(st.text(max_size=200), st.binary(max_size=3)).map(
        lambda two: two[0].encode() + two[1]
    ),
)
TYPES = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=()), max_size=20).map(
        lambda label: f"text/html; charset={label}"
    ),
    st.sampled_from(["utf-8", "utf-16be", "gbk", "hz-gb-2312", "x-user-defined", "utf-7", "idna"])
    .map(lambda label: f"text/html; charset={label}"),
)  # fmt: skip


@given(BYTES, TYPES, st.sampled_from(["text", "html"]))
def test_any_bytes_give_a_clean_page_or_a_rejection(
    data: bytes, content_type: str | None, kind: Kind
) -> None:
    try:
        found = page(data, content_type, kind)
    except Reject:
        return
    assert not FORBIDDEN.search(found.text)
    assert unicodedata.is_normalized("NFC", found.text)
    assert found.text.strip()
    assert found.encoding_source in {
        "bom", "record", "utf-8", "utf-8-repaired", "declared", "detected", "fallback",
    }  # fmt: skip


@given(st.text(st.sampled_from("hello wörld “quoted” — ЖЩё 中文 é\n"), min_size=1))
def test_utf8_comes_out_as_it_went_in(text: str) -> None:
    if text.strip():
        assert page(text.encode()).text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("stated", ["record", "meta"])
@pytest.mark.parametrize(
    ("language", "name"),
    [
        row[:2]
        for row in CASES["encodings"]
        if row[1] not in ("windows-1252", "iso-8859-15", "iso-2022-jp", "macintosh")
    ],
)
def test_latin_1_is_not_believed_of_letters_it_does_not_have(
    language: str, name: str, stated: str
) -> None:
    head = '<meta charset="iso-8859-1">' if stated == "meta" else ""
    content_type = "text/html; charset=iso-8859-1" if stated == "record" else None
    found = page(head.encode() + in_encoding(language, name), content_type, "html")
    assert found.text == head + TEXTS[language]


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt"])
def test_latin_1_is_believed_of_letters_it_has(language: str) -> None:
    found = page(in_encoding(language, "cp1252"), "text/html; charset=iso-8859-1", "html")
    assert (found.text, found.encoding_source) == (TEXTS[language], "record")


def test_icelandic_in_latin_1_is_not_taken_for_turkish() -> None:
    text = (
        "Þorpsbúar sögðu á fimmtudag að þeir hefðu aldrei séð annað eins. „Það var eins og fjallið "
        "rynni af stað,“ sagði Ásta Örnólfsdóttir, sem býr við höfnina og óttaðist um húsið sitt."
    )
    assert page(text.encode("cp1252"), "text/html; charset=iso-8859-1").text == text


def test_the_page_is_believed_where_the_server_sends_latin_1_with_everything() -> None:
    data = b'<meta charset="windows-1251"><p>' + in_encoding("ru", "windows-1251")
    found = page(data, "text/html; charset=ISO-8859-1", "html")
    assert (found.encoding, found.encoding_source) == ("windows-1251", "declared")


def test_koi8_stated_as_windows_1251_is_read_as_koi8() -> None:
    head = b'<meta charset="windows-1251"><p>'
    found = page(head + in_encoding("ru", "koi8-r"), kind="html")
    assert found.text == head.decode() + TEXTS["ru"]


def test_markup_does_not_make_cyrillic_latin() -> None:
    data = b"<p class='a b c d e f g h'>" * 200 + in_encoding("ru", "windows-1251")
    found = page(data, "text/html; charset=iso-8859-1", "html")
    assert found.text.endswith(TEXTS["ru"])
