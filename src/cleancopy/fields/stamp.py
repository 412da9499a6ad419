"""A printed time stamp: which of its dates is the publication, which an update."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import NamedTuple

from cleancopy.fields.date import Moment, find_dates

UPDATED = re.compile(
    r"(?i)\b(?:last\s)?(?:updated?|modified|edited|revised|changed|upd\.)\b|\baktualisier|\bakt\.|aktualis|"
    r"\bstand\b|letzte änderung|geändert|bearbeitet|mis(?:e)? à jour|modifié|\bmaj\b|actuali[sz]a|"
    r"modificad|atualiza|aggiorna|modificat|ultima modifica|bijgewerkt|gewijzigd|laatste update|"
    r"uppdatera|opdatere|oppdatert|sist endret|senast ändrad|senest ændret|päivitetty|muokattu|"
    r"uppfært|aktualizac|zaktualizowa|zmieniono|aktualizov|upraven|posodoblj|ažuriran|izmenjeno|"
    r"обновлен|изменен|оновлен|змінен|обнавлен|актуализиран|güncelle|güncellenme|frissít|módosít|"
    r"actualiza|ενημερ|τελευταία ενημέρωση|atnaujint|atjaunot|uuendatud|muudetud|përditësu|"
    r"diperbarui|diperbaharui|dikemas ?kini|cập nhật|imesasishwa|opgedateer|"
    r"تحديث|آخر تعديل|به‌روز|ویرایش|עודכן|עדכון|अपडेट|आपडेट|আপডেট|புதுப்பி|అప్‌డేట్|อัปเดต|อัพเดต|แก้ไข|"
    r"更新|修改|最終更新|改訂|업데이트|수정|განახლ|թարմաց"
)
"""`Updated 3 May`, `Stand: 03.05.2024`, `更新`; not `Standard`, `Published`."""

PUBLISHED = re.compile(
    r"(?i)\b(?:first\s)?(?:published|posted|created|issued|filed)\b|veröffentlicht|"
    r"erstellt|erschienen|publi[ée]|créé|publicad|publicat|pubblicat|creato il|gepubliceerd|"
    r"geplaatst|publicera|publisert|publiceret|udgivet|julkaistu|birt|opublikowan|publikowan|"
    r"publikacj|publikován|"
    r"vydán|zverejnen|objavlj|objavljen|опубликован|опубліков|публикуван|yayın|közzé|megjelen|"
    r"δημοσ|paskelbt|publicēt|avaldatud|terbit|dipublikasi|diterbitkan|xuất bản|đăng|gepubliseer|"
    r"نشر|منتشر|פורסם|प्रकाशित|প্রকাশ|เผยแพร่|公開|公开|发布|發布|掲載|発表|刊登|입력|등록|게재|გამოქვეყ|հրապարակ"
)
"""`Published 3 May`, `Erstellt am`, `入力`'s Korean `입력`; not `Updated`."""


class Stamp(NamedTuple):
    published: Moment | None
    modified: Moment | None
    said: bool
    """A word beside the date said that it is the publication."""


def read_stamp(
    text: str, language: str | None = None, zone: tzinfo | None = None, month_first: bool = False
) -> Stamp:
    """Publication and update of a printed line; both None where no full date stands.

    A date after a word for updating is an update, up to the next word for publishing; of other
    dates the first is the publication.
    """
    published = modified = None
    said = updating = False
    at = 0
    for moment, start, end in find_dates(text, language, zone, month_first):
        between = text[at:start]
        at = end
        updated = max((m.start() for m in UPDATED.finditer(between)), default=-1)
        issued = max((m.start() for m in PUBLISHED.finditer(between)), default=-1)
        if updated != issued:
            updating = updated > issued
        if updating:
            modified = modified or moment
        elif published is None:
            published, said = moment, issued >= 0
    if published is None and modified is not None and PUBLISHED.search(text[at:]):
        return Stamp(modified, None, True)
    return Stamp(published, modified, said)
