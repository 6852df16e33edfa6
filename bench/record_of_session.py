"""What came of a duidingsessie: what the record has, and how long everything took to be seen."""

from collections import Counter
from dataclasses import dataclass, field

from bench.leading import LEADING, SCREEN, Leader
from bench.participants import Phone
from vertelpunt.sessions import Answer, Session
from vertelpunt.store import Event


@dataclass
class Found:
    """What happened. `updates`: seconds by screen and by what was sent; `runs`: by kind of visitor,
    from a message to the end of the run that it asked for.
    """

    updates: dict[str, list[float]] = field(default_factory=dict)
    runs: dict[str, list[float]] = field(default_factory=dict)
    confirmed: list[float] = field(default_factory=list)
    on_phones: list[float] = field(default_factory=list)
    events: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def failures(self) -> dict[str, list[str]]:
        """What went wrong, by kind; empty where nobody missed anything."""
        kinds = ("problems", "lost", "doubled", "changed", "unseen")
        return {kind: found for kind in kinds if (found := getattr(self, kind))}


def compare(
    events: list[Event], session: Session, phones: list[Phone], leader: Leader, found: Found
) -> None:
    """What the record has, beside what people were told is kept."""
    room = session.room
    written = Counter(each.body["note"] for each in events if each.kind == "session_note_written")
    names = Counter(each.name for each in room.participants.values())
    by_name = {each.name: each.id for each in room.participants.values()}
    found.events = dict(Counter(each.kind for each in events))
    found.doubled += [note for note, times in written.items() if times > 1]
    found.doubled += [name for name, times in names.items() if times > 1]
    found.lost += [group for group in leader.made if group not in room.groups]
    labels = {each.id: each.name for each in room.groups.values()}
    for phone in phones:
        found.problems += [f"{phone.name}: never confirmed: {each}" for each in phone.unsure]
        if phone.name not in by_name:
            found.lost.append(phone.name)
            continue
        found.lost += [note for note in phone.notes if note not in room.notes]
        found.changed += [
            note
            for note, text in phone.notes.items()
            if note in room.notes
            and (room.notes[note].text, room.notes[note].by) != (text, by_name[phone.name])
        ]
        for task, answer in phone.answers.items():
            kept = room.tasks[task].answers.get(by_name[phone.name], Answer())
            is_kept = [*(kept.point or sorted(labels[each] for each in kept.chosen))]
            if answer not in (None, is_kept):
                found.changed.append(f"{task} {phone.name}: {answer} is {is_kept}")


def time_updates(events: list[Event], phones: list[Phone], leader: Leader, found: Found) -> None:
    """How long everything took to come where others see it."""
    updates, ordered = leader.updates, _ordered(events)
    notes = [
        each.body["note"]
        for each in events
        if each.kind == "session_note_written" and each.body["text"]
    ]
    for screen in (LEADING, SCREEN):
        seen = {"notes": updates.waits(screen, notes)}
        for what in ("who came in", "answers"):
            of_kind = {n: each for n, each in ordered.items() if (n == "in") == (what != "answers")}
            seen[what] = updates.waits_of_counts(screen, of_kind, leader.shown_at)
        for what, (waits, unseen) in seen.items():
            found.updates[f"{what}, {screen}"] = waits
            found.unseen += [f"{each}, {screen}" for each in unseen]
    for phone in phones:
        found.confirmed += phone.waits
        found.on_phones += [
            at - leader.set_at[task] for task, at in phone.asked.items() if task in leader.set_at
        ]


def _ordered(events: list[Event]) -> dict[str, list[str]]:
    """Who came in, and who answered each task, in the order in which that was kept."""
    names: dict[str, str] = {}
    ordered: dict[str, list[str]] = {"in": []}
    for event in events:
        if event.kind == "session_came_in":
            names[event.body["participant"]] = event.body["name"]
            ordered["in"].append(event.body["name"])
        elif event.kind == "session_task_answered":
            task = event.body["task"]
            thing = f"{task} {names[event.body['participant']]}"
            if thing not in ordered.setdefault(task, []):
                ordered[task].append(thing)
    return ordered
