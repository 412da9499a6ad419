"""What only captions and the buttons by pictures say, in some ten languages."""

from __future__ import annotations

import re

_NOUNS = "Image|Photo|Picture|Credit|Foto|Bild|Quelle|Source|Crédit|Imagen|Immagine|Beeld"
ASKS = re.compile(rf"(?:^|[\s(])(?:{_NOUNS}|IMAGE|PHOTO|FOTO)s?(?: [Cc]redit)?\s?:\s*$")
"""`English ivy is easy to grow ( Image:`; not `He took a photo`."""
ASKS_ALONE = re.compile(rf"\(?\s*(?:{_NOUNS})s?(?: [Cc]redit)?\s?:")
"""`(Image:` alone on a line."""
OF_TEXT = ("source", "quelle")
"""What such a line begins with that may stand below an article as well as below a picture."""
OPENS = re.compile(
    r"(?i)open this photo in gallery:?|view (?:gallery \()?\d* ?images?\)?|"
    r"view image in fullscreen|image caption,?|enlarge(?: this)? image|"
    r"bildunterschrift:?|bild vergrößern|detailansicht öffnen|bildbeschreibung (?:aus|ein)klappen|"
    r"öppna bild i helskärm|agrandir l['’]image|ampliar foto|"
    r"(?:bild|foto|photo|image|imagen|immagine|slide)? ?\d{1,2} ?(?:of|von|de|di|sur|van|av|/) ?"
    r"\d{1,2} ?\|?"
)
"""`View 3 images`, `2 of 12 |`, `Bild 1 von 9`, right before a caption; not `1 of these`."""
SIGNED = re.compile(r"\s/\s+([^/|]{4,40})$")
"""` / Anna Muster` at the end of a line."""

PICTURED = re.compile(
    r"\((?<!\bthe \()(?<!\ba \()"
    r"(?:(?:pictured|far|second|2nd|from|top|bottom|im|bild|foto) )*(?:left|right|cent(?:re|er)"
    r"|links|rechts|bildmitte|hinten|vorne?|à gauche|à droite|izquierda|derecha|sinistra|destra"
    r"|midten|(?-i:(?:til )?(?:venstre|høyre))|till (?:vänster|höger)|pictured"
    r"|file (?:photo|image|pic)"
    r"|stock (?:photo|image)|archiv(?:bild|foto)|symbol(?:bild|foto)|foto de archivo"
    r"|arkiv(?:foto|bild|bilde)|themenbild)\)"
    r"|,(?<!\bleft,)(?<!\bright,)(?<!\bcenter,)(?<!\bcentre,)"
    r" (?:far |second from |2nd from )?(?:left|right|cent(?:er|re)), "
    r"|(?:^|, )clockwise from (?:the )?(?:(?:far|upper|lower) )?"
    r"(?:top|bottom|left|right|front|back)\b"
    r"|, from left(?: to right)?[,:] |\((?-i:l|r|li|re)\.\)"
    r"|^(?:FILE|File)(?: (?:PHOTO|IMAGE|photo|image))?(?::| [–—-]) "
    r"|^(?:Pictured (?:left|right|above|below|with|here)\b|V\. ?l\. ?n\. ?r\."
    r"|(?:De gauche à droite|De izquierda a derecha|Da sinistra a destra)(?!,? (?:tou|tod|tutt))"
    r"|Da sinistra(?: ?:|,? (?-i:[A-ZÀ-Þ]))|In this (?:file )?(?:photo|image)(?! essay)"
    r"|This (?:combination of|undated|handout|aerial) (?:[\w,]+ ){0,4}"
    r"(?:photo|picture|image|view|handout|(?:frame|screen) ?(?:grab|shot)|video)"
    r"|Photo d['’]archives?\b|Foto d['’]archivio\b"
    r"|(?:Foto|Imagen|Fotografía) de archivo\b|(?:Archiv|Symbol)(?:bild|foto)\b"
    r"|Arkiv(?:foto|bilde?)\b)",
    re.IGNORECASE,
)
"""`Anna Muster (left) opens the bridge`, `(Symbolbild)`, `FILE - The bridge`; not `(far-right)`,
`the (right) choice`, `left, right, and center`, or a party: `(Høyre)`, `(Mitte)`."""

TAKEN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct"
    r"|Nov|Dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d\b"
    r"|\bin this (?:\w+ ){0,3}(?:photo|image|picture|frame ?grab|screen ?grab|handout)\b"
)
"""The day of `Jane Example speaks in Berlin, Thursday, June 29, 2023`, where nothing is text."""
