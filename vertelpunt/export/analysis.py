"""Stories for programs that calculate: Parquet and JSON, a codebook, and how to read them."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from vertelpunt.export.csv import csv_of
from vertelpunt.insight.raw_table import Coded, RawTable

_HERE = Path(__file__).parent
_READING = {"lees.py": _HERE / "read_stories.py.txt", "lees.R": _HERE / "read_stories.R"}


def analysis_zip(raw: RawTable, about: Sequence[tuple[str, str]]) -> bytes:
    """`about`: (what, words) lines that say what this is."""
    codebook = [asdict(each) for each in raw.codebook]
    stories = raw.stories.to_pylist()
    whole = {"about": dict(about), "codebook": codebook, "stories": stories}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("verhalen.parquet", _parquet(raw))
        packed.writestr("verhalen.json", _json(whole))
        packed.writestr("codeboek.json", _json(codebook))
        packed.writestr("codeboek.csv", _codebook_csv(raw.codebook))
        packed.writestr("lees-mij.txt", "".join(f"{what}: {words}\n" for what, words in about))
        for name, file in _READING.items():
            packed.writestr(name, file.read_text(encoding="utf-8"))
    return out.getvalue()


def _parquet(raw: RawTable) -> bytes:
    out = io.BytesIO()
    pq.write_table(raw.stories, out, compression="zstd")
    return out.getvalue()


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _codebook_csv(codebook: Sequence[Coded]) -> bytes:
    return csv_of(
        ("Kolom", "Vraag", "Soort", "Wat erin staat", "Mogelijke waarden"),
        [
            (each.column, each.label, each.type, each.about,
             "; ".join(f"{value} = {words}" for value, words in each.values.items()))
            for each in codebook
        ],
    )  # fmt: skip
