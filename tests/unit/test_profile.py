"""Site profiles: recognition, layouts, and the mistakes a user can make in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cleancopy.model import LABELS, Article, Block, Raw
from cleancopy.pipeline import clean
from cleancopy.settings import ConfigError, Rules, SiteProfile, load_rules
from cleancopy.settings.profile_file import read_profile
from cleancopy.settings.tables import Table


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def profile(**values: object) -> SiteProfile:
    return read_profile(
        "courier.example", Table({"publisher": "Courier"} | values, "sites/courier.example.toml")
    )


def layout(*rules: dict[str, object], **values: object) -> dict[str, object]:
    return {"kind": "text", "name": "dump", "label": list(rules)} | values


def labels(profile: SiteProfile, *lines: str, day: date | None = None) -> list[str]:
    blocks = [Block(line, f"line {i}") for i, line in enumerate(lines, start=1)]
    verdicts = profile.verdicts("text", blocks, day)
    return [verdicts[i].label if i in verdicts else "-" for i in range(len(lines))]


def test_a_dw_dump_is_known_by_its_skip_links(rules: Rules) -> None:
    lines = ["Skip to content", "Skip to more DW sites", "A title", "DW's Top Story"]
    assert rules.recognise(lines) == "dw.com"


def test_a_german_dw_dump_too(rules: Rules) -> None:
    lines = ["Zu weiteren Angeboten der DW springen", "Nächsten Abschnitt Top-Thema überspringen"]
    assert rules.recognise(lines) == "dw.com"


def test_the_permalink_of_dw_stands_alone_on_its_line(rules: Rules) -> None:
    lines = (
        "Skip to content",
        "https://p.dw.com/p/4OabC",
        "A paragraph.",
        "See https://p.dw.com/p/4O",
    )
    found = labels(rules.sites["dw.com"], *lines, day=date(2023, 3, 14))
    assert found == ["navigation", "navigation", "-", "-"]


def test_one_mark_is_not_enough(rules: Rules) -> None:
    assert rules.recognise(["Skip to more DW sites", "A title"]) is None


def test_a_dateline_of_a_wire_makes_no_site(rules: Rules) -> None:
    lines = [
        "MOSCOW (Reuters) - A minister said on Thursday he saw no need for a treaty.",
        "Soldiers travel on a road. REUTERS/Ada Example",
        "Reporting by Ada Example; Editing by Ben Example",
    ]
    assert rules.recognise(lines) is None


def test_a_meta_tag_is_enough(rules: Rules) -> None:
    assert rules.recognise([], [("og:site_name", "Reuters")]) == "reuters.com"


def test_former_domains_are_the_site(rules: Rules) -> None:
    assert rules.domains["dw-world.de"] == "dw.com"


def test_dw_furniture_is_labelled_and_its_text_is_not(rules: Rules) -> None:
    found = labels(
        rules.sites["dw.com"],
        "Skip to content",
        "Neighbors agree",
        "October 21, 2009",
        "Engineers will inspect the dam.",
        "Skip next section Explore more",
        "Some other headline",
    )
    assert found == ["navigation", "-", "date", "-", "related", "related"]


@pytest.mark.parametrize(
    ("suffixes", "title"),
    [([], "Bell tower opens | Voice of the Brook"), (["| Voice of the Brook"], "Bell tower opens")],
)
def test_titles_lose_what_the_profile_says(rules: Rules, suffixes: list[str], title: str) -> None:
    site = "mill-brook-gazette.co.uk"
    mine = replace(rules, sites={site: profile(title_suffixes=suffixes)})
    sentence = "The tower can be climbed again after four years of work on its stairs. "
    page = (
        "<html><head><title>Bell tower opens | Voice of the Brook</title></head><body><article>"
        f"<p>{sentence * 3}</p><p>{sentence * 2}</p></article></body></html>"
    )
    found = clean(Raw("a.html", "", page.encode(), "html", f"https://{site}/a"), mine)
    assert isinstance(found, Article)
    assert found.metadata.title == title


def test_a_reach_to_the_end_stops_before_until() -> None:
    stretch = {"label": "related", "line": ["More"], "reach": "end", "until": {"prefix": ["By "]}}
    found = labels(profile(layout=[layout(stretch)]), "a", "More", "b", "By Ada", "c")
    assert found == ["-", "related", "related", "-", "-"]


def test_a_reach_to_the_start_takes_all_before() -> None:
    head = {"label": "navigation", "pattern": ["^today: "], "reach": "start"}
    found = labels(profile(layout=[layout(head)]), "Home", "Today: rain", "A title")
    assert found == ["navigation", "navigation", "-"]


def test_the_first_rule_wins() -> None:
    two = layout({"label": "date", "line": ["x"]}, {"label": "promo", "prefix": ["x"]})
    assert labels(profile(layout=[two]), "x", "xy") == ["date", "promo"]


def test_a_layout_holds_by_the_day_of_the_fetch() -> None:
    old = layout({"label": "promo", "line": ["x"]}, valid_until=date(2015, 6, 30))
    site = profile(layout=[old])
    assert labels(site, "x", day=date(2015, 6, 30)) == ["promo"]
    assert labels(site, "x", day=date(2015, 7, 1)) == ["-"]
    assert labels(site, "x") == ["promo"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"hint": ["story-body__*"]}, {0}),
        ({"hint": ["main"]}, {0, 1}),
        ({"hint": ["*-body__*"]}, {0}),
        ({"hint": ["main"], "tag": ["h2"]}, {1}),
        ({"path": ["*>aside>*"]}, {2}),
        ({"hint": ["body"]}, set()),
    ],
)
def test_html_selectors(rule: dict[str, object], expected: set[int]) -> None:
    site = profile(layout=[layout({"label": "promo"} | rule, kind="html")])
    blocks = [
        Block("a", "/p[1]", "p", "html>body>main>p", "story-body__x1 text\nmain"),
        Block("b", "/h2[1]", "h2", "html>body>main>h2", "main"),
        Block("c", "/p[2]", "p", "html>body>aside>p", "side"),
    ]
    assert set(site.verdicts("html", blocks)) == expected


def test_rule_names_tell_site_layout_and_rule(rules: Rules) -> None:
    hit = rules.sites["dw.com"].verdicts("text", [Block("Skip to content", "line 1")])[0]
    assert hit.rule == "site.dw.com.skip-links:skip link"


@pytest.mark.parametrize("site", ["dw.com", "reuters.com"])
def test_shipped_profiles_use_known_labels(rules: Rules, site: str) -> None:
    found = {rule.label for each in rules.sites[site].layouts for rule in each.rules}
    assert found <= set(LABELS)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"publsher": "x"}, "publsher: unknown key; is publisher meant?"),
        ({"zebra": "x"}, "zebra: unknown key"),
        ({"publisher": 3}, "publisher: must be a text, not 3"),
        ({"date_order": "dmy"}, "date_order: must be one of day first"),
        ({"recognise": {"line": ["a"], "minimal": 2}}, "recognise.minimal: unknown key"),
        ({"recognise": {"minimum": 0}}, "recognise.minimum: must be at least 1"),
        ({"layout": [{"kind": "pdf", "name": "x"}]}, "layout[1].kind: must be one of text, html"),
        ({"layout": [{"kind": "text"}]}, "layout[1].name: is missing"),
        ({"layout": [layout({"line": ["a"]})]}, "layout[1].label[1].label: is missing"),
        (
            {"layout": [layout({"lable": "promo", "line": ["a"]})]},
            "layout[1].label[1].lable: unknown key; label is missing",
        ),
        ({"layout": [layout({"label": "ad", "line": ["a"]})]}, "label[1].label: must be one of"),
        ({"layout": [layout({"label": "promo"})]}, "label[1].line: a rule needs one of"),
        (
            {"layout": [layout({"label": "promo", "hint": ["a"]})]},
            "label[1].hint: is for layouts of kind html",
        ),
        (
            {"layout": [layout({"label": "promo", "line": ["a"], "clas": "b"})]},
            "layout[1].label[1].clas: unknown key",
        ),
        (
            {"layout": [layout({"label": "promo", "pattern": ["("]})]},
            "layout[1].label[1].pattern: '(' is no regular expression",
        ),
        (
            {"layout": [layout({"label": "promo", "line": ["a"], "until": {"lines": ["b"]}})]},
            "layout[1].label[1].until.lines: unknown key",
        ),
        ({"layout": [layout(valid_until="2015")]}, "layout[1].valid_until: must be a date"),
        (
            {"layout": [layout(valid_from=date(2015, 1, 2), valid_until=date(2015, 1, 1))]},
            "layout[1].valid_until: must not be before valid_from, 2015-01-02",
        ),
        (
            {"layout": [layout({"label": "date", "line": ["a"], "until": {"line": ["b"]}})]},
            "layout[1].label[1].until: is for rules of reach end",
        ),
        ({"timezone": "Europe/Nowhere"}, "timezone: must be an IANA name"),
        ({"timezone": "Europe"}, "timezone: must be an IANA name"),
        ({"timezone": "../../etc/passwd"}, "timezone: must be an IANA name"),
        (
            {"recognise": {"domains": ["https://b.org/"]}},
            "recognise.domains: must be a registrable",
        ),
        ({"recognise": {"domains": ["www.b.org"]}}, "not 'www.b.org': b.org"),
    ],
)
def test_a_mistake_names_file_and_key(values: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        profile(**values)
    assert str(raised.value).startswith("sites/courier.example.toml: ")
    assert message in str(raised.value)
