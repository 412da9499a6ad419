"""A first look at a data set with DuckDB: python docs/look.py [CLEAN]"""

from __future__ import annotations

import sys

import duckdb

CLEAN = sys.argv[1] if len(sys.argv) > 1 else "clean"

LOOKS = {
    "articles": """
        select coalesce(strftime(published_at, '%Y-%m-%d'), '') as published,
               coalesce(site, '') as site, coalesce(language, '') as lang,
               substr(title, 1, 48) as title, array_to_string(authors, ', ') as authors,
               word_count as words
        from '{clean}/current/articles/*.parquet' order by published_at, source_path""",
    "what was taken off their pages": """
        select label, count(*) as blocks, substr(max(text), 1, 60) as "one of them"
        from '{clean}/current/removed/*.parquet' group by label order by blocks desc""",
    "records without an article": """
        select source_path, reason, substr(detail, 1, 116) as detail
        from '{clean}/current/rejected/*.parquet' order by source_path""",
}


def main() -> None:
    for title, query in LOOKS.items():
        print(f"\n{title}:")
        try:
            duckdb.sql(query.format(clean=CLEAN)).show(max_width=120)
        except duckdb.IOException:  # this table has no file
            print("none")


main()
