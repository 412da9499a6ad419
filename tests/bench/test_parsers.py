"""Gold by hand-written parsers: what their sources select of a page, read without running them."""

from __future__ import annotations

from bench.training.parsers import Parser, parsers, selected

SOURCE = """
export const CourierExtractor = {
  domain: 'courier.example',

  title: {
    selectors: ['h1.headline'],
  },

  content: {
    // the body moved in 2019
    selectors: [
      '.gone',
      ['.lede', "div[itemprop='articleBody']"], // the first of them is new
    ],

    transforms: {
      'img.lazy': $node => {
        $node.attr('src', [1, 2]);
      },
    },

    clean: ['.ad', '.share[data-x="y"]'],
  },

  dek: {
    selectors: ['.standfirst'],
  },
};
"""
TESTS = "const html = fs.readFileSync('./fixtures/courier.example/1475531975121.html');"
PAGE = """<html><body><h1>Bridge closed</h1><div class=menu>Home Politics</div>
<div class=lede>The bridge over the Welle will be closed for eleven months.</div>
<div itemprop=articleBody><p>Nobody had asked the ferrymen, who now carry twice as many.</p>
<p class=ad>Buy boots.</p><figure>A pier<figcaption>A pier of 1794</figcaption></figure>
<p>A survey in May found that four of its nine piers stand on timber laid down in 1794.</p></div>
<p>Most read: the ferry.</p></body></html>"""


def test_selectors_are_read_from_the_source_and_found_by_the_page() -> None:
    found = parsers({"courier.example/index.js": SOURCE, "courier.example/index.test.js": TESTS})
    assert found == {
        "courier.example/1475531975121.html": Parser(
            [".gone", [".lede", "div[itemprop='articleBody']"]], [".ad", '.share[data-x="y"]']
        )
    }


def test_what_a_parser_selects_is_the_text_without_boxes_and_pictures() -> None:
    (parser,) = parsers(
        {"courier.example/index.js": SOURCE, "courier.example/index.test.js": TESTS}
    ).values()
    text = selected(PAGE, parser)
    assert text.startswith("The bridge over the Welle")
    assert "nine piers" in text
    for other in ("boots", "A pier", "Most read", "Politics", "Bridge closed"):
        assert other not in text


def test_a_parser_whose_elements_are_gone_gives_no_gold() -> None:
    assert selected(PAGE, Parser([".gone", ".menu", "p:nonsense"], [])) == ""


def test_an_element_within_another_is_not_told_twice() -> None:
    text = selected(PAGE, Parser([["body", "p"]], []))
    assert text.count("nine piers") == 1


def test_sites_without_articles_and_sources_of_another_form_have_no_parser() -> None:
    sources = {
        "genius.com/index.js": SOURCE,
        "genius.com/index.test.js": TESTS,
        "odd.example/index.js": "export default {};",
    }
    assert parsers(sources) == {}
