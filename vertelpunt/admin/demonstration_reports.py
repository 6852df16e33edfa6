"""What was made for the year reports of the demonstration, written by hand, as events."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from vertelpunt.admin.demonstration import Written, in_utc
from vertelpunt.admin.demonstration_shelf import Shelf, shelf_of
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.reports import report_id
from vertelpunt.store import Event, story_id_of

_BY, _STEP = "core_group", timedelta(minutes=6)


def report_events(
    folder: Path, questionnaire: Questionnaire, written: Sequence[Written], number: int
) -> list[Event]:
    """Every event of the reports in the folder's YAML files, of the first `number` stories.

    Raises DemonstrationError where a file quotes what a story does not say.
    """
    shelf = shelf_of(questionnaire, written, number)
    yaml = YAML(typ="safe", pure=True)
    files = sorted(folder.glob("*.yaml"))
    return [event for each in files for event in _report(yaml.load(each), shelf)]


def _report(raw: Mapping[str, Any], shelf: Shelf) -> Iterator[Event]:
    first, last = (date.fromisoformat(str(raw[side])) for side in ("first", "last"))
    subject = report_id(first, last)
    period = {"first": first.isoformat(), "last": last.isoformat()}
    at = in_utc(datetime.fromisoformat(str(raw["begun"])))
    for n, (kind, said) in enumerate(_said(raw, shelf)):
        yield Event(kind, subject, {**period, **said}, _BY, at + n * _STEP)


def _said(raw: Mapping[str, Any], shelf: Shelf) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, text in raw["texts"].items():
        yield "report_text_written", {"section": section, **text}
    for each in raw["passages"]:
        name, marked = each["story"], each["marked"]
        if shelf.holds(name):
            digest = hashlib.blake2b(f"{name} {marked}".encode(), digest_size=8).hexdigest()
            yield "report_passage_chosen", {
                "passage": digest, "story": story_id_of(f"demonstration {name}"),
                "place": shelf.passage(name, marked), "why": each["why"],
            }  # fmt: skip
