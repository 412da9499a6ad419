"""What a caption says, without notes to editors, buttons and lead-ins of the page."""

from __future__ import annotations

import re

from cleancopy.fields.pictures.naming import without_opening

_EDITORS = re.compile(
    r"\s*(?:\bATTENTION\s+(?:VISUAL\s+)?EDITORS?\b[\s:–—-]*(?:[^a-z]*[A-Z][^a-z]*)?"
    r"|\b(?:THIS|THE) (?:IMAGE|PICTURE|PHOTO)\b[^a-z]{10,}"
    r"|\b(?:MANDATORY CREDIT|NO RESALES?|NO ARCHIVES?|EDITORIAL USE ONLY|FOR EDITORIAL USE ONLY"
    r"|NOT FOR SALE|RESTRICTED TO EDITORIAL USE|TPX IMAGES OF THE DAY"
    r"|BEST QUALITY AVAILABLE)\b[^a-z]*)+"
)
"""`ATTENTION EDITORS - THIS IMAGE WAS SUPPLIED BY …`; not `Attention, editors`."""
_LEAD_IN = re.compile(
    r"^(?:(?:image|media|video) caption(?=[A-ZÀ-Þ‘“\"'\d])|media playback is (?:not |un)supported"
    r" on (?:your|this) device\s*"
    r"|(?:image|picture|photo)\s?:\s+(?=\S)"
    r"|(?:image caption|caption|media caption|bildunterschrift|legende|légende|pie de foto"
    r"|didascalia|bildtext"
    r"|kuvateksti|podpis|open this photo in gallery|click to enlarge|view image in fullscreen"
    r"|bild vergrößern"
    r"|enlarge this image|enlarge|zoom|öppna bild i helskärm|open in a new tab|article content"
    r"|(?:voir|agrandir|ouvrir) l['’]image(?: en grand| en plein écran)?|avaa kuvien katselu"
    r"|lihat foto)"
    r"\s*[:：,|]?\s+(?=\S)|[▲△▼▽◀▶►■□●○◆]\s*)",
    re.IGNORECASE,
)
"""`Image caption, The square`, `Media captionWho is`, `▲ The square`; not `Captions are`."""
_BUTTON = re.compile(
    r"\s*(?:[|·•–—-]\s*)?(?:\b(?:view image in fullscreen|enlarge(?: this)? image|toggle caption"
    r"|hide caption|show caption"
    r"|click to enlarge|open image in gallery|bild vergrößern|bild in neuem tab öffnen|vis mer"
    r"|öppna bild i helskärm"
    r"|©?\s?riproduzione riservata|avaa kuvien katselu|lihat foto"
    r"|view gallery|see more|agrandir(?: l['’]image)?|ampliar(?: foto| imagen)?|ingrandisci)"
    r"|\[(?:…|\.\.\.)\])\s*\.?\s*$",
    re.IGNORECASE,
)
"""`… in Berlin View image in fullscreen`."""
_EMPTY = re.compile(r"\s*[(（\[]\s*[)）\]]?\s*$|^\s*[|/·•–—-]+\s*|\s*[|/·•–—]+\s*$")
"""Brackets that a credit has left behind."""


def clean_caption(text: str) -> str | None:
    """A caption without lead-in (`Image caption,`), buttons and notes to editors; None if empty.

    `FILE PHOTO:` and `FILE -` stay: they tell the reader that the picture is old, and the gold of
    public test pages keeps them.

    >>> clean_caption("Image caption, The old square")
    'The old square'
    """
    text = without_opening(without_notes(" ".join(text.split())))
    while (bare := _LEAD_IN.sub("", text)) != text:
        text = bare
    while (bare := _EMPTY.sub("", _BUTTON.sub("", text))) != text:
        text = bare
    return " ".join(text.split()) or None


def without_notes(text: str) -> str:
    """A caption without notes to editors: `ATTENTION EDITORS - THIS IMAGE …`, `NO RESALES`."""
    if not (
        "ATTENTION" in text
        or "CREDIT" in text
        or "EDITORIAL" in text
        or "IMAGE" in text
        or "RESALE" in text
        or "ARCHIVE" in text
    ):
        return text
    return _EDITORS.sub(" ", text).strip()
