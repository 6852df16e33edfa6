"""The campaigns of the demonstration, written by hand, as the events of a record."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from vertelpunt.admin.demonstration import in_utc
from vertelpunt.store import Event, story_id_of

_FIELDS = ("key", "name", "introduction", "reaches", "outcome")


def campaign_events(folder: Path) -> list[Event]:
    """Every event of the campaigns in the folder's YAML files.

    What they ask is published by whoever publishes the questions after these.
    """
    yaml = YAML(typ="safe", pure=True)
    made = [each for path in sorted(folder.glob("*.yaml")) for each in yaml.load(path)]
    return [event for each in made for event in _campaign(each)]


def _campaign(raw: Mapping[str, Any]) -> Iterator[Event]:
    campaign = story_id_of(f"demonstration campaign {raw['id']}")
    body: dict[str, Any] = {name: raw[name].strip() for name in _FIELDS if name in raw}
    body |= {name: str(raw[name]) for name in ("first", "last") if name in raw}
    if "short" in raw:
        body["short"] = dict(raw["short"])
    body["questions"] = [
        {"id": f"c_{campaign}_{n}", "answers": [], **each}
        for n, each in enumerate(raw.get("questions", ()))
    ]
    yield _event("campaign_written", campaign, body, raw["made"])
    for state in raw["states"]:
        ((name, moment),) = state.items()
        yield _event(f"campaign_{name}", campaign, {}, moment)


def _event(kind: str, campaign: str, body: dict[str, Any], moment: str | datetime) -> Event:
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return Event(kind, campaign, body, "core_group", in_utc(at))
