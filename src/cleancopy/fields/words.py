"""Words that tell names from what stands beside them in bylines, credits and sign-offs.

All case-folded: Greek words end in `σ`, and `ß` is `ss`. Collected from the style of papers in some
twenty languages; a word stands here when it is never (or hardly ever) a part of a person's name.
"""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


BY = "by|von|par|por|di|door|av|af"
"""What stands before a writer, as a part of patterns; `BY.title()` where it opens a line."""

LOWER_PARTICLES = word_set(
    """von vom zu zum zur van der den de het ten ter te 't del dei degli della delle dos das do
    da du des of av af y e la las los le bin bint ibn ben al ul ur abu abd ud st und e"""
)
"""Written small inside a name: `Anna von der Heide`, `María de la Cruz`."""

SMALL_IN_CAPITALS = word_set(
    """von vom zu zur van der den de het ten ter dos das do du des y af av bin bint ibn"""
)
"""Made small when a name in capitals is turned into writing; Italian Di and Della stay capital,
as does a French Le or La that follows no `de`."""

SUFFIXES = word_set("""jr sr ii iii iv jun sen jnr snr""")
"""Of a name, after a comma or not: `Martin Luther King, Jr.`"""

HONORIFICS = word_set(
    """mr mrs ms miss mx sir dame lord lady herr frau hr fr mme mlle monsieur madame señor señora
    sr sra doña sig. sigra dott dottssa avv ing. dra drs ir. mgr rev hon. dhr mevr"""
)
"""Before a name, and no part of it; with its full stop what without one is a given name."""

ACADEMIC = word_set("""dr prof professor med. phil. jur. habil hc rer nat. dipl univ doz pd""")
"""Academic titles before a name, with or without full stops, as for `HONORIFICS`."""

DEGREES = word_set(
    """md phd mph ms msc ma mba ba bsc bs rd rdn ldn rn dds dvm dacvb do jd esq cpa cfp cfa mfa
    med edd psyd lcsw pmp psp cpp cepf pe facs facp mbbs frcp dph dsc pharmd lpn np pa-c cscs
    cpt lmft lpc aia ra leed faan foma dabom mscp msw ncc ceh llm lld qc kc mp mep mla am obe
    mbe cbe cnm fnp aprn bcba bcps crnp cissp cism cipp sphr shrm-cp"""
)
"""After a name and a comma."""

REPORTERS = word_set(
    """reporter reporters editor editors correspondent correspondents writer writers journalist
    journalists columnist columnists contributor contributors staff photojournalist freelancer
    redakteur redakteurin redakteure redaktor redaktorin redakteurinnen korrespondent
    korrespondentin korrespondenten auslandskorrespondent auslandskorrespondentin
    chefredakteur chefredakteurin chefredaktor volontär volontärin journalistin reporterin
    kolumnist kolumnistin gastautor gastautorin journaliste journalistes rédacteur rédactrice
    correspondant correspondante correspondants envoyé envoyée envoyés envoyées chroniqueur
    chroniqueuse periodista
    periodistas corresponsal redactor redactora columnista giornalista corrispondente inviato
    inviata redattore redattrice editorialista caporedattore jornalista repórter
    correspondente redator redatora colunista redacteur verslaggever verslaggeefster
    verslaggevers columniste hoofdredacteur freelancejournalist redaktør redaktör krönikör
    ledarskribent toimittaja päätoimittaja kirjeenvaihtaja dziennikarz dziennikarka redaktor
    redaktorka korespondent korespondentka publicysta zpravodaj zpravodajka novinář novinářka
    szerkesztő újságíró tudósító jurnalist muhabir muhabiri корреспондент корреспондентка
    журналист журналистка обозреватель спецкор кореспондент кореспондентка журналістка
    журналіст оглядач δημοσιογράφοσ συντάκτησ ανταποκριτήσ 記者 기자 특파원 记者"""
)
"""Of jobs that make a name beside them a byline: `Jane Example, Staff Writer`. Not `director`: so
is a pull quote signed."""

TITLES = REPORTERS | word_set(
    """contributing chief senior junior deputy associate assistant bureau producer
    photographer videographer analyst professor lecturer researcher fellow ceo cto cfo
    coo founder co-founder cofounder director manager president chairman head lead
    freelance former intern trainee blogger author authors critic commentator presenter
    anchor host specialist expert consultant strategist executive officer dietitian
    nutritionist economist lawyer attorney physician therapist designer engineer
    developer investigative political business sports economics diplomatic foreign
    national international guest special managing digital multimedia features opinion
    redaktion autor autorin autoren ressortleiter ressortleiterin volontaerin
    redaktionsleiter redaktionsleiterin herausgeber herausgeberin fotograf fotografin
    mitarbeiter mitarbeiterin leiter leiterin freier freie geschäftsführer rédaction
    spécial spéciale auteur autrice grand photographe directeur directrice chef cheffe
    professeur redacción enviado enviada especial autora jefe jefa directora colaborador
    colaboradora fotógrafo fotógrafa subdirector redazione direttore direttrice
    collaboratore autore editora estagiário redactie politiek medarbejder journalister
    kommentator redaksjonen redaktionen toimittajat toimitus redakcja redakce komentátor
    szerkesztőség redacția editör yazar редактор редакция автор редакція αρχισυντάκτησ
    编辑 編集"""
)
"""Of jobs: `Anna Muster, Korrespondentin`, `John Example Staff Writer`."""

DESKS = word_set(
    """team staff desk newsdesk newsroom editors editorial redaktion redaktionen redaksjonen
    rédaction redacción redação redazione redactie redakcja redakce toimitus szerkesztőség
    редакция редакція agencies agency agencia agenturen agentur agences agencias agenzie
    agências wires wire services bureau correspondents reporters writers contributors board
    admin administrator webmaster office department group magazine news media press network
    studio tv radio online digital blog company inc llc ltd gmbh ag corp foundation institute
    university association society council project club e.v d.o.o s.r.o s.p.a nachrichtenagentur
    nachrichtenagenturen newsredaktion onlineredaktion onlineredaktionen sportredaktion web service
    newswire haber haberler merkezi servisi redaksi redaksiya redakcija redakcia redaksia
    uredništvo редакција redacția redacţia σύνταξη প্রতিনিধি প্রতিবেদক ডেস্ক संवाददाता ब्यूरो डेस्क"""
)
"""Of who writes without being a person: `Podium Staff`, `The Lavazza Team`."""

BEATS = word_set(
    """lifestyle politics political health science technology tech crime sport sports music
    fashion food education energy environment showbiz celebrity entertainment consumer community
    breaking money finance culture arts books royal royals weather climate data property
    audience content hub trends trending features politik wirtschaft kultur wissenschaft
    gesundheit panorama feuilleton politique économie société política economía cultura
    economia"""
)
"""What a reporter covers: `Jane Example Lifestyle Writer`."""

ARTICLES = word_set("""the der die das le la el il de""")
"""Before the name of an outlet: `Jane Example The Example Post`."""


OUTLETS = word_set(
    """today bbc cnn npr cbs nbc abc pbs msnbc cnbc fox itv rfi rfe rt dw zdf ard ndr wdr mdr swr
    br hr orf srf rts rtve rtl rai rtp vrt nos svt nrk yle tvn tvp tv2 cbc ctv abc7 sbs kbs
    nhk cgtn voa wsj nyt ft times post guardian herald tribune journal gazette chronicle
    telegraph independent mirror express observer examiner inquirer courier dispatch globe
    news zeitung tageszeitung allgemeine rundschau anzeiger tagblatt tageblatt nachrichten
    kurier presse spiegel welt magazin magazine figaro monde parisien país mundo vanguardia
    corriere repubblica stampa gazzetta folha estadão globo g1 expresso público volkskrant trouw
    standaard reuters bloomberg forbes politico newspaper newspapers network channel media
    newsmax daily weekly sunday jazeera arabiya obs ouest ouest-france franceinfo libération
    bfmtv huffpost tagesspiegel tagesschau ntv n-tv télévision télévisions televisión televisão
    televisione televisie televízia televize telewizja televiziunea rundfunk fernsehen"""
)
"""Of papers, stations and sites."""

TAILS = word_set(
    """in at for from of with on near aus für bei mit beim vom zu pour à a au aux en dans chez
    desde para em no na per dal da dalla su nel voor uit te op bij naar i på fra från till til
    zurzeit derzeit for hos w z ze dla v ve z pro pentru din la в из для у з із για από στην
    στο στον is was has covers writes writing via reports reporting berichtet schreibt zur zum
    et an"""
)
"""What may follow a name in a byline and ends it: `Anna Muster in Berlin`, `… for The Example`."""

NEVER_NAMES = word_set(
    """by written reviewed released edited daylight
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december montag dienstag mittwoch donnerstag
    freitag samstag sonntag januar februar märz mai juni juli oktober dezember lundi mardi
    mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août
    septembre octobre novembre décembre lunes martes miércoles jueves viernes sábado domingo
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre the this that
    these those here there then they it its he she we you his her their our my your who what
    when where why how all any both each every some most more less than and or but not now in
    at for from with on near aus für bei mit über nach auf zum zur beim dans chez pour desde
    para con voor naar från dla role need industry use case solution solutions product
    products platform function size goal goals audience device channel format interest brand
    price color colour location today tomorrow yesterday tonight last next first one two three
    four five six seven eight nine ten der die das ein eine einer eines einem dem des wie was
    wer wann wo warum und oder nicht noch heute anfang ende mitte seit nach wegen hier dort
    uns ihm ihr ihnen sich les une un des cette ces qui que quoi où mais plus moins pas el los
    las una uno este esta ese esa que como pero más menos sus il gli uno questo questa che
    come ma più os as um uma isso esse essa mas mais design accident default numbers far law
    contrast comparison definition chance hand mistake extension subscribing clicking
    continuing using signing submitting email mail phone post popular topic type category date
    datetime year month week day name invitation appointment region country state city author
    anonymous unknown view full profile behalf see address e-mail newsletter website contact kontakt
    download pdf copy link copied related
    recommend recommended print drucken weiterempfehlen teilen merken kommentieren policy return
    disclosure advertiser captcha trial start points highlights timeline watched tags sign login
    log register registrieren anmelden abonnieren abo suche search menu menü home headshot
    portrait avatar imprimer partager enregistrer compartir imprimir guardar condividi stampa
    tools top delen opslaan dela spara del gem jaa tallenna udostępnij zapisz поделиться article
    artikel read share follow subscribe advertisement comments published updated posted photo
    photos image images video videos foto fotos bild bilder credit caption source quelle
    fuente fonte źródło zdroj kilde källa lähde kaynak источник джерело
    tarihi tarih saati güncelleme güncellenme oluşturulma yayınlanma yayımlanma eklenme giriş
    publicación publicação pubblicazione publikacji aktualizacji actualización atualização
    aggiornamento veröffentlichung aktualisierung erstellungsdatum"""
)
"""Words that no person's name in a byline holds: weekdays, months (but for April, May and June as
given names, which lose here), function words, words of page furniture."""

BUTTONS = word_set(
    """facebook twitter whatsapp linkedin pinterest flipboard instagram telegram published posted
    updated modified filed veröffentlicht aktualisiert publié publicado pubblicato gepubliceerd
    publicerad publisert udgivet opublikowano опубликовано share tweet print email e-mail
    comments tags headshot portrait avatar"""
)
"""What a dump glues to the name of a byline: `By Jane Example facebook twitter`."""

ALSO_NAMES = word_set(
    """april may june august avril abril mai juli mayo julio domingo ende mas uma ma he an my um
    das che price day law brand read last more hand chance case fox guest head press royal
    kreis frost church bishop page love rose top"""
)
"""Of the words that no name holds, those that are names of people as well: believed where a
lead-in or the mark-up says that a name stands there, and beside a word that is only a name."""

REGIONS = frozenset(
    """abu dhabi,arabia saudita,arabia saudí,asia pacific,buenos aires,burkina faso,cape town,
    cape verde,central america,central asia,corea del norte,corea del nord,corea del sur,
    coreia do norte,coreia do sul,corée du nord,corée du sud,costa rica,east africa,east asia,
    eastern europe,el salvador,estados unidos,european union,great britain,hong kong,kuala lumpur,
    las vegas,latin america,los angeles,middle east,naher osten,near east,new delhi,new england,
    new hampshire,new jersey,new mexico,new orleans,new york,new york city,new zealand,
    north africa,north america,north carolina,north dakota,north korea,northern ireland,
    northern territory,nouvelle-zélande,nueva york,nueva zelanda,papua new guinea,puerto rico,
    reino unido,rhode island,rio de janeiro,royaume-uni,san diego,san francisco,san marino,
    saudi arabia,sierra leone,south africa,south america,south asia,south australia,
    south carolina,south dakota,south korea,south sudan,southeast asia,southern africa,sri lanka,
    tel aviv,united arab emirates,united kingdom,united nations,united states,west africa,
    west virginia,western australia,western europe""".replace("\n    ", "").split(",")
)
"""Countries and regions of two words or more, which have the shape of names."""

HOUSE = re.compile(
    r"(?:ministerium|anstalt|fraktion|verband|verein|gesellschaft|stiftung|behörde|verwaltung"
    r"|genossenschaft|präsidium)$"
)
"""The end of a German word for an organisation: `landesanstalt`, `polizeipräsidium`."""

LOG_INS = frozenset(
    ("super user", "site admin", "site administrator", "guest user", "user name", "your name",
     "google buzz", "google plus", "current datetime", "get firefox")
)  # fmt: skip
"""What systems of blogs and rows of buttons print where a name would stand."""

ORGANISATIONS = word_set(
    """police polizei policía policia polizia politie politi polisen polis gendarmerie feuerwehr
    fire productions pictures studios films film entertainment records museum museo musée
    university universität université universidad universität college school schule hospital
    ministry ministerium ministère ministerio government gouvernement gobierno army navy force
    forces marines guard embassy parliament parlament senate congress council commission
    committee gemeinde stadt stadtverwaltung landkreis kreis verein verband partei club sport
    sports league federation airport airlines airways archive archives archiv bibliothek
    library collection galerie gallery theater theatre orchestra photo photos images image
    photography fotografie fotostudio screenshot handout video graphic graphics infografik
    estate trust holdings partners capital research institut institute shimbun nasa esa usgs
    noaa un unicef unhcr unesco undp wfp iaea oecd fao nato fbi cia cbp ice dpa fc cf sc ltd
    gmbh inc llc corp co motors energy center centre systems technologies solutions software
    pharma bank productions"""
)
"""Of companies, offices and other makers of pictures that are no people."""
