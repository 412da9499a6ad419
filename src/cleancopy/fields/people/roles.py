"""Role words of bylines and sign-offs in some twenty languages: `Additional reporting by`,
`Fotos:`, `Übersetzt von`."""

from __future__ import annotations

import re

AUTHOR = "author"
"""The role of a plain byline: such people are no contributors but the authors."""
EDITOR = "editing"
"""The role of `Editing by`, `Redaktion:`: such people are the editors."""

PICTURES = frozenset({"photography", "graphics", "illustration"})
"""Roles that alone make a picture's credit and no byline or sign-off."""

_BY = r"(?:by|von|vom|par|de|do|da|di|del|por|door|av|af|przez|der)"

_ROLES: tuple[tuple[str, str], ...] = (
    (
        "reporting",
        r"(?:(?:additional|further|extra|additonal|addtional)\s+)?(?:reporting|reported"
        r"|research and"
        r" reporting|reporting and writing|writing and reporting|newsgathering|contributions?)"
        r"|contributing(?:\s+reporters?)?|(?:also\s+)?contributed(?:\s+reporting)?"
        r"|mitarbeit|unter mitarbeit|mit beiträgen|recherche|weitere berichterstattung"
        r"|avec (?:la contribution|la collaboration)|con (?:la )?colaboraci[oó]n|con informaci[oó]n"
        r"|reportage|ha collaborato|hanno collaborato|com a colaboraç[aã]o|colaborou|colaboraram"
        r"|reporta(?:je|gem)|reporte|reportaj|medewerking|m\.m\.v\.|met medewerking"
        r"|репорта[жз]|при участии|за участю|współpraca|spolupráce",
    ),
    (
        "writing",
        r"(?:writing|written|compiled|rewrite|rewritten|schrieb)|(?:online|text|web)-?fassung",
    ),
    (
        EDITOR,
        r"(?:edited|editing|(?:copy|web|online|video|photo|story)[- ]edit(?:ed|ing|or)"
        r"|re-?edited|sub-?edit(?:ed|ing)|copyedit(?:ed|ing)|editors?|editors?\s+in\s+charge)"
        r"|redaktion|redakt(?:eur|or)(?:[/*:]?in|en)?|redaktionelle bearbeitung|redigiert"
        r"|bearbeitet"
        r"|[eé]dit[eé](?:e|es|s)?|[eé]dition|editad[oa]s?(?: en español)?|editor(?:a|es)?"
        r"|edici[oó]n|ediç[aã]o"
        r"|redacci[oó]n|edizione|montato|redazione|eindredactie|redactie|redigering|redaktør"
        r"|redakt[öo]r|toimittanut|redakcja|oprac(?:\.|owa[łl]a?|owanie)|edytor|redagowa[łl]a?"
        r"|editoval[ai]?|szerkeszt(?:ő|ette)|editat|editör|редактор|редакція|редакция|редагувала?в?"
        r"|επιμέλεια|責任編集|責任编辑|责任编辑|責編|责编|编辑|編集|編輯|校对|审核|监制",
    ),
    (
        "translation",
        r"translat(?:ed|ion|or)(?:\s+(?:from|into)(?:\s+the)?\s+[A-Z]\w+)?|übersetzt|übersetzung"
        r"|aus dem \w+(?: übersetzt)?|traduit(?:e)?(?: de l['’]\w+| du \w+)?|traduction"
        r"|traducid[oa]|traducci[oó]n|traduzion[ei]|tradott[oa]"
        r"|adaptaci[oó]n|traduç[aã]o|traduzid[oa]|vertaling|vertaald|översättning|översatt"
        r"|oversat|oversatt"
        r"|oversettelse|suomentanut|t[łl]umaczenie|t[łl]umaczy[łl]a?|překlad|p[řr]elo[žz]ila?"
        r"|fordította|traducere|çeviri|çeviren|перевод|перевела?|переклад|μετάφραση|翻译|翻訳者?|译者|訳者",
    ),
    (
        "photography",
        r"(?:photo(?:graph)?s?|photograph(?:y|ed|er|ers)|pictures?|visuals|images?|camera)"
        r"|fotos?|bild(?:er)?|fotografie|fotograf(?:in|ia|ía|ías|ie|er|i)?|photographies?"
        r"|fotógraf[oa]"
        r"|valokuvat?|kuvat?|zdj[ęe]cia|fénykép|fotó|fotoğraf|фото(?:графии|граф)?|світлини"
        r"|φωτογραφί(?:α|ες)|摄影|攝影|写真|撮影|사진",
    ),
    (
        "graphics",
        r"(?:graphics?|maps?|charts?|data vi[sz]uali[sz]ations?|infographics?|visuali[sz]ations?)"
        r"|grafik(?:en)?|infografik(?:en)?|infograph?ies?|infograf[ií]as?|grafica|gr[aá]ficos?"
        r"|artes?"
        r"|grafiek(?:en)?|grafika|grafiikka|инфографика|графика",
    ),
    (
        "illustration",
        r"illustrat(?:ions?|ed|or)|illustration(?:en)?|ilustraci[oó](?:n|nes)|ilustraç[aã]o"
        r"|illustrazion[ei]|illustraties?|illustrasjon(?:er)?|kuvitus|ilustracj[ae]|иллюстрации?",
    ),
    (
        "video",
        r"(?:video(?:s|graphy|graphed|grapher|s and photos)?|film(?:ed)?|footage)"
        r"|vídeos?|kamera(?:man)?|видео|відео|视频|動画",
    ),
    ("presentation", r"moderation|moderator(?:[/*:]?in)?|moderiert|am mikrofon"),
    ("audio", r"(?:audio|sound|sound design|podcast)"),
    (
        "production",
        r"(?:produc(?:ed|tion|er|ers)|development|designed|design(?:er)?|design and development"
        r"|layout)"
        r"|produktion|produção|producci[oó]n|produzione|realisation|réalisation|maquette",
    ),
    (
        "research",
        r"(?:research|researched|fact[- ]check(?:ed|ing)|data (?:analysis|reporting)"
        r"|datenanalyse)",
    ),
    ("review", r"(?:medically\s+|expert\s+)?reviewed|medical review|tested"),
    (
        AUTHOR,
        r"(?:text|words|interviews?)"
        r"|(?:story|stories|guide|article|report|review|analysis|opinion|commentary|column"
        r"|essay)(?=\s+by\b)"
        r"|texte|texto|testo|tekst|tekstit?|teksti|szöveg|metin|haber|текст|κείμενο"
        r"|propos recueillis"
        r"|autor(?:[/*:]?in|en|[/*:]?innen|es|a|as|i|zy|ka)?|autoři|authors?|auteurs?|autrice|autore|autori|autoria|auteure"
        r"|forfatter|författare|kirjoittaja|szerző|írta|yazar|yazan|автори?|автор текста|συντάκτης"
        r"|journalist(?:e|en|er)?|verfasser(?:in)?|verfasst|penulis|pewarta|reporter[oa]?|repórter|reporterem|oleh|作者|文|取材・文|取材|撰文|记者"
        r"|pi[šs]e|napisao|novinar(?:ka)?|avtor(?:ica)?|пише|periodistas?|escribe|muhabir|tác giả"
        r"|نویسنده|लेखक"
        r"|scris|skrevet|skriven|napsala?|napisa[łl]a?|geschrieben|écrit|rédigé|escrito|scritto"
        r"|geschreven"
        r"|publié|posted|published|post[eé]|posté|published online|publicad[oa]|pubblicato"
        r"|reported and written"
        r"|a cura|by|بقلم|كتب|كتبت|כתב",
    ),
)

ROLE = re.compile(
    r"(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _ROLES)
    + r")(?:\s*(?:and|und|et|y|e|en|og|och|&|/)\s*(?P<second>\w+))?"
    + rf"(?:\s+{_BY}\b\s*[:：]?|\s*[:：●]|\s*[=＝]|(?<=[\u3040-\u9fff])\s?[/／])\s*",
    re.IGNORECASE,
)
"""A role with its `by` or colon: `Editing by Jane`, `Fotos: Jane`, `Text und Fotos: Jane`,
`写真／山田太郎`; not `Editing Jane`."""


def read_role(text: str, start: int = 0) -> tuple[tuple[str, ...], int] | None:
    """The roles named at `start` and where the names begin, or None.

    >>> read_role("Text und Fotos: Anna Muster")
    (('author', 'photography'), 16)
    """
    found = ROLE.match(text, start)
    if found is None:
        return None
    roles = [name for name, value in found.groupdict().items() if value and name != "second"]
    if found["second"]:
        second = ROLE.match(f"{found['second']}: ")
        if second is None:
            return None
        roles += [name for name, value in second.groupdict().items() if value and name != "second"]
    return tuple(roles), found.end()


def is_helpers(line: str) -> bool:
    """Whether a line opens with a role that is not the writer's.

    >>> is_helpers("Photos by Jane Example"), is_helpers("By Jane Example")
    (True, False)
    """
    read = read_role(line)
    return read is not None and AUTHOR not in read[0]


_OF = (" by ", " von ", " par ", " por ", " di ", " de ", " da ", " door ", " av ", " af ")


def may_open_role(text: str) -> bool:
    """Whether a role's colon or `by` stands near the start: a quick first test."""
    head = text[:48].casefold()
    if ":" in head or (not head.isascii() and any(map(head.__contains__, "：=＝●/／"))):
        return True
    return any(map(head.__contains__, _OF))
