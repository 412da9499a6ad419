"""`python -m cleancopy`: the command where its script is not on the path."""

from cleancopy.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
