"""A duidingsessie that was held, with something of everything in it."""

from dataclasses import dataclass
from datetime import date

from tests.doing import core_group, tell_all
from tests.stories import story
from vertelpunt.commands import Commands, in_the_room
from vertelpunt.insight.passages import passage_of
from vertelpunt.insight.sessions import one_session
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Answer, Basis, Pack, Session
from vertelpunt.store import participant

ANN, BO, CAS = "a" * 16, "b" * 16, "c" * 16
NOTE, LOOSE, ASIDE, GROUP = "1" * 16, "2" * 16, "3" * 16, "6" * 16
TEXT = "Ze belde mij. Daarna ging het snel. Mevrouw De Wit kreeg haar huis terug."
HOSTILE = '#panic("x") $a^2$ *vet* <b>x</b> {{7*7}} =1+1 { MERGEFIELD x } \u202eabc 🎈'


@dataclass(frozen=True)
class Held:
    """`stories`: their ids, in the order told; `titles`: of the same."""

    id: str
    stories: list[str]
    titles: list[str]


def hold(source: Source, *, text: str = "Bellen helpt") -> Held:
    """Hold a session about three stories. `text`: how what was typed begins."""
    titles = ["De sleutel", "Het loket", "De brief"]
    dots = ((0.8, 0.1, 0.1), (0.1, 0.8, 0.1), (0.2, 0.2, 0.6))
    stories = tell_all(
        source,
        [
            story(
                title=title, what_happens=TEXT, effect_size=size,
                effect_triad=dict(zip(("left", "right", "top"), shares, strict=True)),
            )
            for title, shares, size in zip(titles, dots, (20.0, 60.0, 100.0), strict=True)
        ],
    )  # fmt: skip
    lead = core_group(source.collection)
    made = lead.plan_session(f"Samen lezen {text}", date(2026, 5, 21), "Buurthuis", f"Doel: {text}")
    lead.take_along(made, "Alles", stories, [[]])
    lead.divide(made, [Pack("Tafel 1", tuple(stories))])
    lead.open_session(made)
    people = {who: phone(source, made, who) for who in (ANN, BO, CAS)}
    people[ANN].come_in(made, "Annemiek", "Tafel 1", named=True)
    people[BO].come_in(made, "Bobby Geheim", "Tafel 1", named=False)
    people[CAS].come_in(made, "Casper Geheim", "", named=False)
    place = passage_of(source, stories[0], "what_happens", 0, 13)
    people[ANN].write_note(made, NOTE, f"{text}: zo snel", story=stories[0], passage=place)
    people[BO].write_note(made, LOOSE, f"{text}: los briefje", plane=("effect_triad",))
    people[BO].write_note(made, ASIDE, f"{text}: weg ermee")
    people[BO].put_aside(made, ASIDE)
    lead.make_group(made, GROUP, f"{text}: groep", NOTE)
    first, second = "4" * 16, "5" * 16
    people[ANN].write_reading(made, first, GROUP, f"{text}: vertrouwen")
    people[CAS].write_reading(made, second, GROUP, f"{text}: toeval")
    _ask(lead, people, made, stories, [GROUP, first])
    lead.record_outcome(
        made, "insight", f"{text}: een inzicht", group=GROUP,
        rests_on=[Basis(stories[0], place)], against=[stories[1]],
    )  # fmt: skip
    lead.record_outcome(made, "principle", f"{text}: eerst luisteren")
    lead.record_outcome(made, "question", f"{text}: hoezo?")
    lead.record_outcome(
        made, "action", f"{text}: een belrooster", owner="Sam", on=date(2026, 6, 1),
    )  # fmt: skip
    lead.close_session(made)
    return Held(made, stories, titles)


def _ask(
    lead: Commands, people: dict[str, Commands], made: str, stories: list[str], chosen: list[str]
) -> None:
    """Every kind of task, shown; and one that was not."""
    task = lead.set_task(made, "predict", plane=("effect_triad",))
    people[ANN].answer_task(made, task, Answer(point=(0.25, 0.0)))
    people[BO].answer_task(made, task, Answer(point=(0.75, 0.0)))
    lead.reveal_task(made, task)
    task = lead.set_task(made, "place", plane=("effect_triad",), story=stories[2])
    people[ANN].answer_task(made, task, Answer(point=(0.5, 0.25)))
    lead.reveal_task(made, task)
    task = lead.set_task(made, "choose")
    people[ANN].answer_task(made, task, Answer(story=stories[1], why="Dit raakt het meest"))
    people[BO].answer_task(made, task, Answer(story=stories[1], why="Omdat het kan"))
    people[CAS].answer_task(made, task, Answer(story=stories[0], why="Zo gewoon"))
    lead.reveal_task(made, task)
    task = lead.set_task(made, "vote", votes=2)
    for who in (ANN, BO):
        people[who].answer_task(made, task, Answer(chosen=tuple(chosen)))
    lead.reveal_task(made, task)
    lead.end_task(made, task)


def phone(source: Source, session: str, who: str) -> Commands:
    """Somebody who takes part, on a phone."""
    told = one_session(source, session)
    assert told
    return Commands(source.collection, in_the_room(participant(session, told.stories), who))


def session_of(source: Source, held: Held) -> Session:
    """The session as it is now."""
    told = one_session(source, held.id)
    assert told
    return told
