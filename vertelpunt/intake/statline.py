"""Figures from StatLine, the public tables of Statistics Netherlands (CBS), by its OData 3.

Keys are padded with spaces there, and an empty cell is no zero.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import cbsodata
import requests

from vertelpunt.dutch import listed
from vertelpunt.intake.figure_places import Places, settle, without_empty
from vertelpunt.intake.figures import Figure, FiguresError, FigureTable, Unused, Values
from vertelpunt.intake.statline_table import (
    StatLineTable,
    Topic,
    is_provisional,
    meant,
    period_of,
    table_of,
    text_of,
    topic_called,
)
from vertelpunt.questionnaire import Merger

SERVER = "https://opendata.cbs.nl"
LICENCE = "CC BY 4.0, CBS"
# Tables to start from; whether they are there still is asked when they are listed.
TO_START_FROM = ("85984NED", "85994NED", "86158NED", "86204NED")
SECONDS = 60.0
# A server that is there says so at once, also where its answer takes long.
_SECONDS_TO_FIND = 5.0
_TABLE = re.compile(r"[0-9A-Za-z]{4,20}")


@dataclass(frozen=True)
class Fetched:
    """The figures as they would be brought in, and what was not used of what came."""

    table: FigureTable
    unused: Unused


class StatLine:
    """The service at this address. Every method raises FiguresError."""

    def __init__(self, server: str = SERVER, seconds: float = SECONDS) -> None:
        parts = urlsplit(server)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise FiguresError(f"{server} is geen adres van een server.")
        self._https, self._host = parts.scheme == "https", parts.netloc
        self._more = {
            "timeout": (min(seconds, _SECONDS_TO_FIND), seconds),
            "proxies": requests.utils.get_environ_proxies(server),
            "catalog_url": self._host,
        }

    def title(self, table: str) -> str:
        """What a table is called."""
        with self._asking(table):
            info = cbsodata.get_info(table, **self._more)
        return text_of(info, "Title") if info else ""

    def table(self, table: str) -> StatLineTable:
        """What a table holds."""
        with self._asking(table):
            info = cbsodata.get_info(table, **self._more) or {}
            properties = cbsodata.get_meta(table, "DataProperties", **self._more)
        return table_of(table, info, properties)

    def fetch(
        self, found: StatLineTable, titles: Sequence[str], places: Places,
        mergers: Mapping[str, Merger], *, taken_on: date, year: int | None = None,
        only: Mapping[str, str] | None = None,
    ) -> Fetched:  # fmt: skip
        """The figures with these titles, of every municipality, for a year (None: the last).

        `only`: by further dimension the title that is meant; of others the total.
        """
        topics = [topic_called(found, title) for title in titles]
        with self._asking(found.id):
            periods = self._keys(found.id, found.period) if found.period else []
            others = {each: self._keys(found.id, each) for each in found.others}
        dimensions = {name: meant(name, keys, (only or {}).get(name, ""))
                      for name, keys in others.items()}  # fmt: skip
        if unknown := set(only or {}) - set(found.others):
            raise FiguresError(f"Deze tabel heeft geen indeling {listed(sorted(unknown))}.")
        period = period_of(periods, year) if periods else None
        filters = [f"substringof('GM',{found.region})"]
        filters += [f"({found.period} eq '{_quoted(period['Key'])}')"] if period else []
        filters += [f"({name} eq '{_quoted(key)}')" for name, key in dimensions.items()]
        columns = [found.region, *filter(None, [found.period]), *dimensions]
        with self._asking(found.id):
            # Typed numbers are what this gives where `typed` is False.
            came = cbsodata.download_data(
                found.id, select=[*columns, *(each.key for each in topics)],
                filters=" and ".join(filters), **self._more,
            )  # fmt: skip
        rows: Any = came.get("TypedDataSet", [])
        regions = came.get(found.region, [])
        names = {text_of(each, "Key"): text_of(each, "Title") for each in regions}
        wanted = {name: key.strip() for name, key in dimensions.items()}
        if period and found.period:
            wanted[found.period] = text_of(period, "Key")
        kept = [row for row in rows
                if all(text_of(row, name) == key for name, key in wanted.items())]  # fmt: skip
        of_year = int(text_of(period, "Key")[:4]) if period else year or found.year
        if of_year is None:
            raise FiguresError("Deze tabel zegt niet van welk jaar ze is. Noem het met --year.")
        if not period and found.year and year not in (None, found.year):
            raise FiguresError(f"Deze tabel gaat over {found.year}.")
        provisional = found.provisional or is_provisional(period)
        return _settled(found, topics, kept, names, places, mergers, of_year, taken_on,
                        provisional=provisional)  # fmt: skip

    def _keys(self, table: str, dimension: str) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = cbsodata.get_meta(table, dimension, **self._more)
        return found

    @contextmanager
    def _asking(self, table: str) -> Iterator[None]:
        """What goes wrong on the way, as a sentence."""
        if not _TABLE.fullmatch(table):
            raise FiguresError(f"‘{table}’ is geen nummer van een tabel, zoals 85984NED.")
        before = cbsodata.options.use_https
        cbsodata.options.use_https = self._https
        try:
            yield
        except requests.Timeout as error:
            raise FiguresError(
                f"{self._host} antwoordt niet op tijd. Er is niets opgenomen. Probeer het later."
            ) from error
        except requests.HTTPError as error:
            missing = "404" in str(error)
            raise FiguresError(
                f"{self._host} heeft geen tabel {table}." if missing
                else f"{self._host} geeft een fout. Er is niets opgenomen. Probeer het later."
            ) from error  # fmt: skip
        except requests.RequestException as error:
            raise FiguresError(
                f"{self._host} is niet te bereiken. Er is niets opgenomen."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FiguresError(
                f"{self._host} antwoordt anders dan we kennen. Er is niets opgenomen."
            ) from error
        finally:
            cbsodata.options.use_https = before


def _settled(
    found: StatLineTable, topics: Sequence[Topic], rows: Sequence[Mapping[str, Any]],
    names: Mapping[str, str], places: Places, mergers: Mapping[str, Merger], year: int,
    taken_on: date, *, provisional: bool,
) -> Fetched:  # fmt: skip
    figures = [
        Figure(each.title if _is_alone(each, topics) else each.path, f.unit, f.counts,
               f.provisional or provisional, f.modelled)
        for each in topics
        for f in [each.figure]
    ]  # fmt: skip
    by_place: dict[str, Values] = {}
    unused = Unused()
    for row in rows:
        key = text_of(row, found.region)
        code = places.by_code(key) if key.startswith("GM") else None
        values = tuple(_number(row.get(each.key)) for each in topics)
        if code is None:
            if any(each is not None for each in values):
                unused.places.append(f"{key} {names.get(key, '')}".strip() + ": niet bekend.")
        elif code in by_place and by_place[code] != values:
            raise FiguresError(
                f"{places.called[code]} staat er vaker in. Zeg met --only wat je bedoelt."
            )
        else:
            by_place[code] = values
    settled, sentences = settle(without_empty(by_place), figures, places, mergers)
    unused.merged.extend(sentences)
    if not (settled := without_empty(settled)):
        raise FiguresError("Er kwam geen enkel cijfer van een gemeente. Er is niets opgenomen.")
    name = " ".join(found.title.split())[:300] or found.id
    table = FigureTable(name, "CBS", found.id, year, LICENCE, taken_on, figures, settled)
    return Fetched(table, unused)


def _is_alone(topic: Topic, topics: Sequence[Topic]) -> bool:
    return sum(each.title == topic.title for each in topics) == 1


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _quoted(key: str) -> str:
    """A key within quotes of the service."""
    return key.replace("'", "''")
