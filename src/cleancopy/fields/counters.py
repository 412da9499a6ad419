"""What a page counts beside a text: minutes of reading, words, comments, views."""

import re

COUNTER = re.compile(
    r"\d+\s?(?:-\s?)?(?:min(?:ute|uten|uti|utos)?s?\b\.?(?:\s(?:read|lesezeit|de lecture|to read))?"
    r"|words?\b|comments?\b|kommentare?\b|commentaires?\b|comentarios?\b|views\b|shares\b|likes\b)",
    re.IGNORECASE,
)
"""`28 min read`, `59 Comments`; not `28`."""
