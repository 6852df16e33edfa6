"""The report of a duidingsessie in Dutch: the same words on the page, as PDF and for Word."""

from collections.abc import Iterable, Iterator, Sequence

from vertelpunt.dutch import count, day, listed, short_day
from vertelpunt.export.blocks import Block, Heading, Item, Items, Picture, Table, Words
from vertelpunt.insight.session_report import Grouped, Lying, Report, Taken, Work
from vertelpunt.insight.session_stories import GONE, Noted, Recorded
from vertelpunt.insight.session_tasks import Laid, Predicted
from vertelpunt.insight.session_words import OUTCOMES

_STORIES = ("verhaal", "verhalen")


def blocks_of(report: Report) -> tuple[Block, ...]:
    """Everything in the report, in the order in which it is read."""
    return (
        *_about(report),
        *work_blocks(report.work),
        *_predicted(report.predicted),
        *_laid(report.laid),
        *_meaningful(report),
        *_read(report.taken),
        *_lying(report.lying),
        *_aside(report),
    )


def _about(report: Report) -> Iterator[Block]:
    if where := " · ".join(filter(None, [day(report.on) if report.on else "", report.place])):
        yield Words(where)
    if report.goal:
        yield Heading("Wat we wilden weten", 2)
        yield Words(report.goal)
    read = count(report.stories, *_STORIES)
    there = count(report.participants, "deelnemer", "deelnemers")
    yield Words(f"Er waren {there}. Er zijn {read} om over te lezen.")
    if report.named:
        yield Words(f"Met naam in dit verslag: {listed([*report.named])}.")


def work_blocks(work: Work) -> tuple[Block, ...]:
    """What a group made."""
    return (*_outcomes(work), *_groups(work))


def _outcomes(work: Work) -> Iterator[Block]:
    yield Heading("Wat we vastlegden", 2)
    yield from outcome_blocks(work.outcomes, 3)


def outcome_blocks(outcomes: Sequence[Recorded], level: int) -> Iterator[Block]:
    """What was recorded, each kind under a heading of this level."""
    if not outcomes:
        yield Words("Er is niets vastgelegd.")
    for kind, (_, name) in OUTCOMES.items():
        found = [each for each in outcomes if each.kind == kind]
        if not found:
            continue
        yield Heading(name, level)
        if kind == "action":
            rows = tuple(
                (each.text, each.owner or "–", short_day(each.on) if each.on else "–")
                for each in found
            )
            yield Table("Wie doet wat, en wanneer", ("Wat", "Wie", "Uiterlijk op"), rows)
            found = [each for each in found if each.rests_on or each.against]
        if found:
            yield Items(tuple(Item(each.text, tuple(_basis(each))) for each in found))


def _basis(recorded: Recorded) -> Iterator[str]:
    for each in recorded.rests_on:
        yield f"Rust op: {_quoted(each.story)}{_passage(each.passage)}"
    for title in recorded.against:
        yield f"Tegenverhaal: {_quoted(title)}"


def _groups(work: Work) -> Iterator[Block]:
    if work.groups or work.loose:
        yield Heading("Wat opviel", 2)
    if work.voters is not None:
        voted = count(work.voters, "deelnemer stemde", "deelnemers stemden")
        yield Words(f"{voted[:1].upper()}{voted[1:]}.")
    for group in work.groups:
        yield Heading(group.name, 3)
        yield from _group(group, voted=work.voters is not None)
    if work.loose:
        yield Heading("Briefjes zonder groep", 3)
        yield _notes(work.loose)


def _group(group: Grouped, *, voted: bool) -> Iterator[Block]:
    if voted:
        yield Words(f"Deze groep kreeg {_votes(group.votes)}.")
    if group.notes:
        yield _notes(group.notes)
    else:
        yield Words("In deze groep ligt geen briefje.")
    if group.meanings:
        several = len(group.meanings) > 1
        yield Words("Wat dit kan betekenen, naast elkaar:" if several else "Wat dit kan betekenen:")
        yield Items(
            tuple(
                Item(each.text, (_votes(each.votes),) if voted else ()) for each in group.meanings
            )
        )


def _votes(votes: int) -> str:
    return count(votes, "stem", "stemmen")


def _notes(notes: Iterable[Noted]) -> Items:
    return Items(tuple(Item(each.text, tuple(_noted(each))) for each in notes))


def _noted(note: Noted) -> Iterator[str]:
    if note.story:
        yield f"Bij {_quoted(note.story)}{_passage(note.passage)}"
    if note.plot:
        yield f"Bij de grafiek ‘{note.plot}’"


def _predicted(predicted: Iterable[Predicted]) -> Iterator[Block]:
    for n, each in enumerate(predicted):
        if n == 0:
            yield Heading("Voorspeld, en wat het was", 2)
        yield Heading(each.plot.title, 3)
        yield Words(each.sentence)
        yield Picture(
            each.plot,
            (("story", "een verhaal"), ("answer", "een voorspelling"),
             ("middle", "het midden van de verhalen")),
        )  # fmt: skip
        rows = (
            ("Het midden van de voorspellingen", each.expected or "–"),
            ("Het midden van de verhalen", each.middle or "–"),
        )
        yield Table("Voorspeld en wat het was", ("Wat", "Waar"), rows)


def _laid(laid: Iterable[Laid]) -> Iterator[Block]:
    for n, each in enumerate(laid):
        if n == 0:
            yield Heading("Zelf de stip gelegd", 2)
        yield Heading(_title(each.story or GONE), 3)
        yield Words(f"Bij de grafiek ‘{each.plot.title}’.")
        yield Words(each.sentence)
        yield Picture(
            each.plot, (("answer", "een stip uit de zaal"), ("middle", "de stip van de verteller"))
        )
        rows = (
            ("Het midden van de stippen", each.expected or "–"),
            ("De stip van de verteller", each.own or "–"),
        )
        yield Table("Zelf gelegd, en door de verteller", ("Wat", "Waar"), rows)


def _meaningful(report: Report) -> Iterator[Block]:
    if report.meaningful:
        yield Heading("Meest betekenisvol", 2)
        yield Items(
            tuple(
                Item(
                    each.story,
                    (f"{count(each.times, 'keer', 'keer')} gekozen", *each.reasons),
                )
                for each in report.meaningful
            )
        )


def _read(taken: Iterable[Taken]) -> Iterator[Block]:
    taken = [*taken]
    yield Heading("Wat we lazen", 2)
    if not taken:
        yield Words("Er gingen geen verhalen mee.")
        return
    rows = tuple(
        (each.name, short_day(each.on), str(each.stories), str(each.gone)) for each in taken
    )
    names = ("Verhalen uit", "Gekozen op", "Toen", "Nu hier niet te lezen")
    yield Table("Verhalen die meegingen", names, rows)
    chosen = [
        Item(each.name, each.chosen) for each in taken if any(each.chosen)
    ]  # fmt: skip
    if chosen:
        yield Words("Zo zijn ze gekozen:")
        yield Items(tuple(chosen))


def _lying(lying: Iterable[Lying]) -> Iterator[Block]:
    for n, each in enumerate(lying):
        if n == 0:
            yield Heading("Waar de verhalen liggen", 2)
        yield Heading(each.plot.title, 3)
        yield Picture(each.plot, (("story", "een verhaal"),))
        rows = tuple((name, str(stories)) for name, stories in each.zones)
        yield Table("Hoeveel verhalen waar liggen", ("Waar", "Aantal verhalen"), rows)


def _aside(report: Report) -> Iterator[Block]:
    if report.aside:
        yield Heading("Wat we weglegden", 2)
        rows = tuple((each.text, each.what.lower()) for each in report.aside)
        yield Table("Weggelegd, en nog te vinden", ("Tekst", "Wat het was"), rows)


def _quoted(title: str) -> str:
    return title if title == GONE else f"‘{title}’"


def _title(title: str) -> str:
    return title[:1].upper() + title[1:] if title == GONE else title


def _passage(passage: str) -> str:
    return f": “{passage}”" if passage else ""
