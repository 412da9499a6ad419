"""What stands before a credit: `Foto:`, `Photo by`, `Quelle:`, `Image source,`.

Looked for from the separator back to the word, so that a line without a separator costs nothing
and the word is a look-up in a set.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from cleancopy.fields.words import word_set

MarkerKind: TypeAlias = Literal["picture", "drawing", "source"]

REACH = 180
"""Characters from the end of a line within which a marker is looked for: a credit and its name."""


class Marker(NamedTuple):
    """A lead-in of a credit and where it stands."""

    start: int
    end: int
    kind: MarkerKind
    written: bool
    """By a preposition, as prose might: `Photo by`."""


_PICTURE = word_set(
    """cartoon cartoons screengrab photographie photographe
    image images photo photos photograph photographs photography picture pictures pic pics pix
    photographer stills still bild bilder bildquelle bildnachweis bildrechte bildcredit foto fotos
    fotoquelle fotonachweis fotocredit fotografie fotograf fotografin symbolbild symbolfoto
    archivbild archivfoto titelbild vorschaubild beitragsbild agenturfoto pressefoto pressebild
    luftbild privatfoto collage montage screenshot skärmdump skjermdump skærmbillede crédit crédits
    credit credits crédito créditos credito crediti kredit copyright fotó fotografía fotografia
    fotograaf imagen imagem immagine imágenes beeld ljósmynd mynd kuva kuvat valokuva zdjęcie
    zdjęcia fot fot. zdj zdj. fotoğraf snímek ilustrace kép arkivfoto arkivbild arkivbilde genrebild
    fotoarkiv illustrasjonsfoto illustrationsfoto фото фотография снимок снимка світлина
    isithombe izithombe umfanekiso imifanekiso ifoto iifoto skjáskot gambar hình
    nuotrauka ছবি 图 圖 图源 圖源 图片 摄影 攝影 写真 fotografija snimka slika valokuvaaja
    φωτό φωτογραφία φωτογραφια φώτο φωτο φωτ
    ảnh ภาพ תמונה צילום الصورة صورة تصوير تصویر عکس انځور 사진 படம் ምስል
    picha hoto"""
)
_PLACES = ("top", "lead", "header", "cover", "main", "banner", "feature", "featured")
"""Where a page shows a picture: `Top photo: Jane Example`, below the text."""
_PHRASES = frozenset(
    (
        "photo credit",
        *(f"{place} {noun}" for place in _PLACES for noun in ("photo", "image", "picture")),
        "photo illustration",
        "photo illustrations",
        "photos credit",
        "image credit",
        "image credits",
        "picture credit",
        "photo credits",
        "photo-credit",
        "foto credit",
        "photo source",
        "image source",
        "image via",
        "photo via",
        "photo courtesy",
        "crédit photo",
        "crédits photo",
        "crédit photos",
        "crédits photos",
        "crédit image",
        "crédito da foto",
        "crédito foto",
        "crédito imagem",
        "ilustrační foto",
        "photo d'illustration",
        "foto de archivo",
        "foto d'archivio",
        "foto video",
        "sursa foto",
        "foto sursa",
        "sursă foto",
        "źródło zdjęć",
        "źródło zdjęcia",
        "zdroj fotografie",
        "autor fotografie",
        "πηγή φωτογραφίας",
        "fotoğraf kaynağı",
        "источник фото",
        "автор фото",
        "джерело фото",
        "fonte foto",
        "fuente de la foto",
        "source photo",
        "sumber foto",
        "kép forrása",
        "صورة من",
    )
)
"""Of several words."""
_DRAWING = word_set("graphic graphics grafik graphik karte illustration illustrations иллюстрация")
_SOURCE = word_set(
    """quelle quellen source sources fuente fonte bron kilde källa lähde źródło źr zdroj forrás
    sursă sursa kaynak источник джерело πηγή المصدر 출처 nguồn šaltinis स्रोत साभार allikas avots"""
)
_UNSPACED = (
    "写真提供", "画像提供", "資料提供", "写真", "撮影", "提供", "画像",
    "图像来源", "圖像來源", "图片来源", "圖片來源", "图片", "摄影",
    "攝影",
    "फोटो", "फ़ोटो", "तस्वीर", "छवि", "ছবি", "صورة من", "تصویر", "عکس", "Φωτογραφία",
)  # fmt: skip
"""Of scripts without spaces or capitals, and what `_GLUED` cannot tell, looked for as endings."""
_SOURCES_UNSPACED = ("来源", "來源", "साभार")

_SEPARATOR = re.compile(
    r"\s?[:：=]\s*|\s(?:by|von|vom|par|por|di|door|av|af)\b\s?[:：]?\s*|(?<=[Ff]ot)\.\s*|(?<=[Zz]dj)\.\s*|(?<=[Φφ]ωτ)\.\s*"
    r"|(?<=撮影)[・･]"
    r"|(?<=[Cc]redit)(?:\.\.\.|…)\s?|(?<=[Ii]mage source),\s|(?<=[Ii]mage credit),\s",
    re.IGNORECASE,
)
"""`:`, ` by `, the full stop of `Fot.`; not `, `."""
_LAST_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’-]*){0,2}$")
_GLUED = re.compile(r"(?<=[^\W_]|[.!?])[A-ZÀ-ÞФИС][^\W\d_]+$")
"""`Image` of `saidImage`."""


def find_markers(text: str) -> list[Marker]:
    """Markers near the end of a line, in order.

    >>> find_markers("he saidImage: AP")[0][:2]
    (7, 14)
    """
    start = max(0, len(text) - REACH)
    if not _has_separator(text[start:]):
        return []
    found = (_marker(text, sep) for sep in _SEPARATOR.finditer(text, start))
    return [marker for marker in found if marker]


_PREPOSITIONS = (" by ", " von ", " vom ", " par ", " por ", " di ", " door ", " av ", " af ")


def _has_separator(tail: str) -> bool:
    if (
        ":" in tail
        or "redit" in tail
        or "：" in tail
        or "=" in tail
        or "ot. " in tail
        or "ωτ. " in tail
        or "撮影・" in tail
        or "mage " in tail
    ):
        return True
    return any(map(tail.casefold().__contains__, _PREPOSITIONS))


def _marker(text: str, separator: re.Match[str]) -> Marker | None:
    """The marker whose separator this is."""
    head = text[max(0, separator.start() - 40) : separator.start()]
    written = separator[0].strip(" :：=.,").isalpha()
    found = _LAST_WORDS.search(head)
    if found is not None:
        parts = found[0].split(" ")
        for size in range(len(parts), 0, -1):
            phrase = " ".join(parts[-size:])
            if kind := _kind(phrase):
                start = separator.start() - len(phrase)
                if _is_old(text, start) or (kind == "source" and start and phrase[0].islower()):
                    return None
                return Marker(start, separator.end(), kind, written)
        glued = _GLUED.search(parts[-1])
        if glued and not written and (kind := _kind(glued[0])):
            return Marker(separator.start() - len(glued[0]), separator.end(), kind, False)
    for ending in (*_UNSPACED, *_SOURCES_UNSPACED):
        if head.endswith(ending):
            kind = "source" if ending in _SOURCES_UNSPACED else "picture"
            return Marker(separator.start() - len(ending), separator.end(), kind, False)
    return None


def _kind(phrase: str) -> MarkerKind | None:
    folded = phrase.casefold().replace("’", "'").rstrip(".")
    if folded in _PICTURE or folded in _PHRASES:
        return "picture"
    if folded in _SOURCE:
        return "source"
    return "drawing" if folded in _DRAWING else None


def is_picture_word(word: str) -> bool:
    """Whether a word alone leads in a credit: `foto` of `(foto Anna Muster)`."""
    return word.casefold() in _PICTURE


def opens_with_marker(text: str) -> bool:
    """Whether a line begins with the word of a picture and its colon: `Foto: Anna Muster`."""
    markers = find_markers(text)
    return bool(markers) and (*markers[0][:1], *markers[0][2:]) == (0, "picture", False)


def asks_for_maker(text: str) -> int | None:
    """Where a line's end begins that leads in a credit on the next line, if it does.

    >>> asks_for_maker("Foto:"), asks_for_maker("The dam | photo:"), asks_for_maker("He says:")
    (0, 10, None)
    """
    if not text.endswith((":", "：")):
        return None
    last = next(reversed(find_markers(text)), None)
    if last is None or last.end < len(text) or last.kind != "picture":
        return None
    return last.start


def _is_old(text: str, start: int) -> bool:
    """Whether the word is that of `FILE PHOTO:`, a part of the caption."""
    return text[max(0, start - 6) : start].casefold().endswith(("file ", "stock "))
