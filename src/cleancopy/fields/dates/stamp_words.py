"""Words beside a date that say what it is: the publication or an update."""

from __future__ import annotations

import re

UPDATED = re.compile(
    r"(?i)(?<![^\W\d_])(?:last\s)?(?:updated?|modified|edited|revised|changed|upd\."
    r"|corrected|correction|amended)(?!\w)|aktualis|korrigiert|berichtigt|corrig[ée]|corregid|"
    r"(?<=[ap]m)(?-i:Updated)\b|\bakt\.|(?<![^\W\d_])stand\b|letzte änderung|geändert|bearbeitet|"
    r"mis(?:e)? à jour|modifié|\bmaj\b|actuali[sz]a|modificad|atualiza|aggiorna|modificat|"
    r"ultima modifica|\bmodifica (?:il|del)\b|bijgewerkt|gewijzigd|\baangepast|laatste update|"
    r"uppdatera|opdatere|oppdatert|sist endret|senast ändrad|senest ændret|päivitetty|muokattu|"
    r"uppfært|aktualizac|zaktualizowa|zmieniono|aktualizov|upraven|posodoblj|ažuriran|izmenjeno|"
    r"обновлен|изменен|оновлен|змінен|обнавлен|актуализиран|güncelle|güncellenme|frissít|módosít|"
    r"actualiza|ενημερ|τελευταία ενημέρωση|atnaujint|atjaunot|uuendatud|muudetud|përditësu|"
    r"diperbarui|diperbaharui|dikemas ?kini|cập nhật|imesasishwa|opgedateer|"
    r"تحديث|آخر تعديل|به‌روز|ویرایش|עודכן|עדכון|अपडेट|आपडेट|আপডেট|புதுப்பி|అప్‌డేట్|อัปเดต|อัพเดต|แก้ไข|"
    r"更新|修改|最終更新|改訂|업데이트|수정|განახლ|թարմաց"
)
"""`Updated 3 May`, `18:05Updated`, `Stand: 03.05.2024`, `更新`; not `Standard`, `Published`."""

PUBLISHED = re.compile(
    r"(?i)(?<![^\W\d_])(?:first\s)?(?:published|posted|created|issued|filed)\b|veröffentlicht|"
    r"publiziert|offentliggjort|erstellt|erschienen|publi[ée]|créé|publicad|publicat|pubblicat|"
    r"creato il|gepubliceerd|geplaatst|publicera|publisert|publiceret|udgivet|julkaistu|\bbirt\b|"
    r"opublikowan|publikowan|publikacj|publikován|"
    r"vydán|zverejnen|objavlj|objavljen|опубликован|опубліков|публикуван|yayın|yayım|"
    r"oluşturulma|giriş tarihi|eklenme|közzé|megjelen|"
    r"δημοσ|paskelbt|publicēt|avaldatud|terbit|dipublikasi|diterbitkan|xuất bản|đăng|gepubliseer|"
    r"نشر|منتشر|פורסם|प्रकाशित|প্রকাশ|เผยแพร่|公開|公开|发布|發布|掲載|配信|発表|刊登|입력|등록|게재|გამოქვეყ|հրապարակ"
)
"""`Published 3 May`, `Erstellt am`, `入力`'s Korean `입력`; not `Updated`."""

BEHIND = re.compile(
    r"(?:更新|修改|改訂|업데이트|수정|公開|公开|发布|發布|掲載|配信|発表|刊登|입력|등록|게재)(?:日時?|時間|时间|됨)?"
    r"[\s)）\]】]*$|(?i:\b(?:aktualisiert|güncellen(?:di|miştir)|frissítve|frissült|yayın\w+ndı))[\s).]*$|"
    r"अपडेट(?: किया गया)?[\s)|।]*$"
)
"""What ends a line whose words stand behind their dates: `2024年3月4日 9:10 更新`,
`am 3.3.2024 aktualisiert`; not `Updated`, which a button says too."""

ASIDE = re.compile(r"[(（\[【][^)）\]】]*\d[^)）\]】]*[)）\]】]\s*$")
"""A time in brackets at a line's end: of `2024年3月3日（9:10更新）`; not of `3月3日（日）`."""


def stands_behind(rest: str) -> bool:
    """Whether what follows the last date of a line says what that date is."""
    return BEHIND.search(rest) is not None and ASIDE.search(rest) is None
