"""Invented pages of a few invented sites, as many as a test wants; the same for the same number."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

SITES = ("example.org", "news.example.net", "zeitung.example.com")
PLACES = ("Aldport", "Brenn", "Cardale", "Dunmere", "Eastwick", "Farrow", "Glenholt", "Hartsea")
THINGS = ("bridge", "harbour", "school", "market", "railway", "library", "lighthouse", "mill")
DOINGS = ("opened", "closed", "rebuilt", "sold", "painted", "flooded", "searched", "measured")
NAMES = ("Anna Muster", "Ben Sample", "Clara Probe", "Dario Fingido", "Eva Placeholder")


def sentence(rng: random.Random) -> str:
    place, other = rng.sample(PLACES, 2)
    return (
        f"The {rng.choice(THINGS)} of {place} was {rng.choice(DOINGS)} on Monday, "
        f"said {rng.choice(NAMES)}, who had come from {other} with {rng.randint(2, 900)} others."
    )


def html_page(number: int) -> str:
    """One article in the frame of its site."""
    rng = random.Random(number)
    site = SITES[number % len(SITES)]
    title = (
        f"{rng.choice(PLACES)} talks about its {rng.choice(THINGS)} again, {rng.choice(NAMES)} says"
    )
    body = "".join(
        f"<p>{' '.join(sentence(rng) for _ in range(rng.randint(2, 4)))}</p>" for _ in range(6)
    )
    day = f"2021-{rng.randint(1, 6):02d}-{rng.randint(1, 28):02d}"
    return f"""<!doctype html><html lang="en"><head><title>{title} | {site}</title>
<link rel="canonical" href="https://{site}/{number}/story"></head><body>
<nav><a href="/">Home</a> <a href="/world">World of {site}</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1><p class="byline">By {rng.choice(NAMES)}</p>
<time datetime="{day}T08:00:00Z">{day}</time>{body}</article>
<aside><h2>Read next on {site}</h2><a href="/a">Ten things that nobody told you</a></aside>
<footer>Sign up for the letter of {site}. All rights reserved.</footer></body></html>"""


def text_page(number: int) -> str:
    """One article as a dump."""
    rng = random.Random(number)
    place = rng.choice(PLACES)
    paragraphs = [" ".join(sentence(rng) for _ in range(3)) for _ in range(5)]
    return "\n\n".join(
        [
            "Skip to main content",
            f"A {rng.choice(THINGS)} for {place}, and what {rng.choice(NAMES)} thinks of it",
            f"By {rng.choice(NAMES)}",
            f"{place.upper()}, March {rng.randint(1, 28)} (AFP) - {paragraphs[0]}",
            *paragraphs[1:],
            "Share on Facebook",
        ]
    )


def write_pages(raw: Path, numbers: range) -> None:
    """Put pages of both kinds under `raw`, each in the folder of its site."""
    for number in numbers:
        folder = raw / SITES[number % len(SITES)]
        folder.mkdir(parents=True, exist_ok=True)
        kind, text = ("html", html_page) if number % 4 else ("txt", text_page)
        (folder / f"{number:05d}.{kind}").write_text(text(number))


def digests(clean: Path) -> dict[str, str]:
    """Table and file name without the generation -> sha256 of its bytes, of what readers see."""
    current = (clean / "current").resolve()
    return {
        f"{path.parent.name}/{path.name.rpartition('-g')[0]}": hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(current.glob("*/*.parquet"))
    }
