"""Every way to narrow without touching a plot: what can be chosen, and how a part of it is made.

An entry has a `form`: `checks` (one or more answers), `one`, `range` (from and to), `dates`, or
`none` (nothing more to say). What is chosen is put behind the entry's `tokens`.
"""

from typing import Any

from vertelpunt.insight.campaigns import choosable
from vertelpunt.insight.choices import choices
from vertelpunt.insight.source import Source
from vertelpunt.insight.stones import stones_of
from vertelpunt.questionnaire import (
    PlaceQuestion,
    Question,
    SliderQuestion,
    StonesQuestion,
    TriadQuestion,
    kind_of,
    provinces_of,
)
from vertelpunt.selection import (
    OUTCOME_NAMES,
    STATES,
    Recorded,
    Selection,
    shortened,
    zone_name,
)
from vertelpunt.selection.zones import QUADRANTS, ZONES

Entry = dict[str, Any]


def menu(source: Source) -> list[Entry]:
    """The entries, those of one group together."""
    asked = source.asked
    entries = [
        *_answers(source),
        _entry("Wanneer", "Periode", "dates", ["period"]),
    ]
    if campaigns := choosable(source):
        entries.append(_entry("Wanneer", "Campagne", "checks", ["campaign"], campaigns))
    entries += [
        _entry("Sliders", slider.name, "range", ["range", slider.id])
        for slider in asked.of_type(SliderQuestion)
    ]
    planes = [((triad.id,), triad.name, ZONES) for triad in asked.of_type(TriadQuestion)]
    entries += [
        _entry(
            "Triades", name, "one", ["area", *plane, "zone"],
            [(zone, zone_name(plane, zone, asked)) for zone in zones],
        )
        for plane, name, zones in planes
    ]  # fmt: skip
    entries += [
        _entry(
            "Twee sliders samen",
            f"{asked.questions[plane.x].name} en {asked.questions[plane.y].name.lower()}",
            "one",
            ["area", f"{plane.x}.{plane.y}", "zone"],
            [(quadrant, zone_name((plane.x, plane.y), quadrant, asked)) for quadrant in QUADRANTS],
        )
        for plane in asked.now.planes
    ]
    entries += [
        _entry(
            "Stenen", x.name, "one", ["area", f"{x.id}.{y.id}", "zone"],
            [(quadrant, zone_name((x.id, y.id), quadrant, asked)) for quadrant in QUADRANTS],
        )
        for question in asked.of_type(StonesQuestion)
        for x, y in stones_of(asked, question).values()
    ]  # fmt: skip
    entries += [
        _entry("Ingevuld of niet", question.name, "checks", ["state", question.id], STATES.items())
        for question in asked.questions.values()
        if kind_of(question).tells and not question.required
    ]
    entries += _of_sessions(source)
    if source.viewer.may("explore"):
        unusable = "Ook verhalen die niet bruikbaar zijn"
        entries.append(_entry("Bruikbaar of niet", unusable, "none", ["everything"]))
    return entries


def _answers(source: Source) -> list[Entry]:
    entries = []
    for question in source.asked.questions.values():
        if options := _options(source, question):
            tokens = ["options", question.id]
            several = kind_of(question).several
            if not several:
                tokens.append("any")
            entry = _entry("Antwoorden", question.name, "checks", tokens, options)
            entries.append(entry | {"together": several})
    for question in source.asked.of_type(PlaceQuestion):
        names = [(name, name) for name in provinces_of(source.asked.places)]
        label = f"{question.name}: provincie"
        entries.append(_entry("Antwoorden", label, "checks", ["province", question.id], names))
    return entries


def _of_sessions(source: Source) -> list[Entry]:
    """What duidingsessies took along and recorded, but for what was put aside."""
    held = source.asked.held
    read_in = [(n, shortened(each.name)) for n, each in held.sessions.items() if not each.removed]
    outcomes = [(n, each) for n, each in held.outcomes.items() if not each.aside]
    rests = [(n, _outcome_label(each)) for n, each in outcomes if each.rests_on]
    against = [(n, _outcome_label(each)) for n, each in outcomes if each.against]
    entries = [
        ("Gelezen in", ["session"], read_in),
        (
            "Rust onder",
            ["outcome", "for"],
            rests,
        ),
        (
            "Spreekt tegen",
            ["outcome", "against"],
            against,
        ),
    ]
    return [
        _entry("Duidingsessies", label, "checks", tokens, options)
        for label, tokens, options in entries
        if options
    ]


def _outcome_label(outcome: Recorded) -> str:
    """What kind it is, and what it says."""
    kind = OUTCOME_NAMES[outcome.kind].partition(" ")[2]
    return f"{kind}: {shortened(outcome.text)}"


def _options(source: Source, question: Question) -> list[tuple[str, str]]:
    """What can be chosen of this question, as (value, label); [] where nothing can."""
    if question.part == "organisation":
        found = choices(source, question.id, Selection()).options
        return [(name, name) for name in sorted(found, key=str.casefold)]
    return list(source.asked.labels(question.id).items())


def _entry(group: str, label: str, form: str, tokens: list[str], options: Any = ()) -> Entry:
    return {
        "group": group,
        "label": label,
        "form": form,
        "tokens": tokens,
        "options": [list(pair) for pair in options],
    }
