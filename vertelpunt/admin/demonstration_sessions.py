"""The sessions of the demonstration, written by hand, as the events of a record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from vertelpunt.admin.demonstration import Written, in_utc
from vertelpunt.admin.demonstration_room import Account
from vertelpunt.admin.demonstration_shelf import Shelf, shelf_of
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.sessions import READY
from vertelpunt.store import Event


def session_events(
    folder: Path, questionnaire: Questionnaire, written: Sequence[Written], number: int
) -> list[Event]:
    """Every event of the sessions in the folder's YAML files, each in the order in which it went.

    Of the `written` stories the first `number` are there: what was said about others is left out,
    and so is a session that has none. Raises DemonstrationError where a file names what is nowhere,
    or marks what a story does not say.
    """
    shelf = shelf_of(questionnaire, written, number)
    yaml = YAML(typ="safe", pure=True)
    files = sorted(folder.glob("*.yaml"))
    return [event for each in files for event in _session(yaml.load(each), shelf)]


def _session(raw: Mapping[str, Any], shelf: Shelf) -> Iterator[Event]:
    stories = shelf.ids(raw["material"]["stories"])
    if not stories:
        return
    told = Account(raw["id"], shelf, _moment(raw["planned"]))
    plan = {name: raw[name] for name in ("title", "place", "goal")}
    yield told.event("planned", {**plan, "on": str(raw["on"])})
    script = [replace(each, id=told.id_of(f"round {each.name}")) for each in READY[raw["script"]]]
    yield told.event("script_taken", {"rounds": [asdict(each) for each in script]})
    told.at = _moment(raw["material"]["at"])
    material = {"name": raw["material"]["name"], "selections": [raw["material"]["selection"]]}
    yield told.event(
        "material_added", {"material": told.id_of("material"), "stories": stories, **material}
    )
    packs = [{"reader": r, "stories": shelf.ids(names)} for r, names in raw["packs"].items()]
    yield told.event("divided", {"packs": packs})
    told.at = _moment(raw["opened"])
    yield told.event("opened", {})
    minutes = {each.name: (each.id, each.minutes) for each in script}
    for each in raw["rounds"]:
        told.at = _moment(each["begun"])
        round_id, long = minutes[each["round"]]
        yield told.event("round_begun", {"round": round_id})
        said = [event for thing in each.get("said", ()) for event in told.tell(thing)]
        yield from _spread(said, long)
    if "closed" in raw:
        told.at = _moment(raw["closed"])
        yield told.event("closed", {})


def _spread(said: Sequence[Event], minutes: int) -> Iterator[Event]:
    """What was said in a round, one after the other for as long as that takes."""
    step = timedelta(minutes=minutes) / (len(said) + 1)
    for turn, event in enumerate(said, start=1):
        yield replace(event, at=(event.at + turn * step).replace(microsecond=0))


def _moment(local: str) -> datetime:
    return in_utc(datetime.fromisoformat(local))
