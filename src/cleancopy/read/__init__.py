"""From a folder of raw files to records: what there is, and the bytes of each page."""

from __future__ import annotations

from cleancopy.read.files import FileChanged, RawFile, Skipped, Stamp
from cleancopy.read.records import records
from cleancopy.read.walk import walk

__all__ = ["FileChanged", "RawFile", "Skipped", "Stamp", "records", "walk"]
