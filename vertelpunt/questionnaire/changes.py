"""What is other between two questionnaires, and what that means for stories that were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vertelpunt.dutch import count
from vertelpunt.questionnaire.model import Question, Questionnaire
from vertelpunt.questionnaire.question_types import listed_in, texts_of

ChangeKind = Literal[
    "added", "added_required", "brought_back", "hidden", "label", "short", "help", "dots",
    "required", "optional", "skippable", "not_skippable", "folded", "unfolded", "step", "order",
    "option_added", "option_hidden", "option_label", "option_help", "option_order", "part",
    "stone_added", "stone_hidden", "stone_label", "stone_order", "quarters",
    "most", "reflection", "steps", "top", "card", "planes",
]  # fmt: skip
# What is other → what happened, and what it means. {n}: how many stories have the answer.
_SAID: dict[ChangeKind, tuple[str, str]] = {
    "added": (
        "Nieuw: ‘{now}’.",
        "Bij verhalen van eerder staat straks ‘niet gevraagd’.",
    ),
    "added_required": (
        "Nieuw, en nodig: ‘{now}’.",
        "Wie vertelt, moet hem invullen. Bij verhalen van eerder staat straks ‘niet gevraagd’.",
    ),
    "brought_back": (
        "Terug: ‘{now}’.",
        "{n} hebben deze vraag al beantwoord. Nieuwe antwoorden komen daarbij.",
    ),
    "hidden": (
        "Verborgen: ‘{was}’.",
        "{n} hebben deze vraag beantwoord; die antwoorden blijven te zien. Nieuwe verhalen krijgen "
        "hem niet. Wie nu aan het schrijven is: een antwoord op deze vraag gaat niet meer mee.",
    ),
    "label": (
        "Andere woorden: ‘{was}’ wordt ‘{now}’.",
        "Het blijft dezelfde vraag: oude en nieuwe antwoorden worden samen geteld ({n} tot nu "
        "toe). Betekent de vraag nu iets anders? Maak er dan een nieuwe vraag van.",
    ),
    "short": (
        "‘{name}’: de korte naam ‘{was}’ wordt ‘{now}’.",
        "Zo heet de vraag op kaarten en in plots.",
    ),
    "help": ("‘{name}’: de uitleg is anders.", "Aan verhalen van eerder verandert niets."),
    "dots": (
        "‘{name}’: ‘{was}’ wordt ‘{now}’.",
        "Een stip betekent dan iets anders, maar de stippen van eerder ({n}) staan in hetzelfde "
        "beeld. Maak er liever een nieuwe vraag van.",
    ),
    "required": (
        "‘{name}’ is nu nodig.",
        "Wie vertelt, moet hem invullen. Verhalen zonder antwoord blijven zoals ze zijn.",
    ),
    "optional": ("‘{name}’ mag nu leeg blijven.", "Aan verhalen van eerder verandert niets."),
    "skippable": (
        "‘{name}’ krijgt ‘niet van toepassing’.",
        "Wie eerder vertelde, kon dat niet kiezen.",
    ),
    "not_skippable": (
        "‘{name}’ heeft geen ‘niet van toepassing’ meer.",
        "Waar dat was gekozen, blijft het staan.",
    ),
    "folded": ("‘{name}’ staat nu onder ‘Vertel meer’.", "Minder mensen zullen hem zien."),
    "unfolded": ("‘{name}’ staat niet meer onder ‘Vertel meer’.", "Meer mensen zullen hem zien."),
    "step": ("‘{name}’ staat nu op een andere stap.", "Aan verhalen van eerder verandert niets."),
    "order": ("De volgorde van de vragen is anders.", "Aan verhalen van eerder verandert niets."),
    "option_added": (
        "‘{name}’: nieuw antwoord ‘{now}’.",
        "Wie eerder vertelde, kon dit niet kiezen. Let daarop als je vergelijkt.",
    ),
    "option_hidden": (
        "‘{name}’: het antwoord ‘{was}’ is verborgen.",
        "{n} kozen dit; dat blijft te zien. Nieuwe verhalen kunnen het niet kiezen.",
    ),
    "option_label": (
        "‘{name}’: het antwoord ‘{was}’ wordt ‘{now}’.",
        "{n} kozen dit, en tellen mee onder de nieuwe woorden. Betekent het iets anders? Verberg "
        "dan het oude antwoord, en maak een nieuw.",
    ),
    "option_help": (
        "‘{name}’: een antwoord is anders uitgelegd.",
        "Aan verhalen van eerder verandert niets.",
    ),
    "option_order": (
        "‘{name}’: de antwoorden staan in een andere volgorde.",
        "Aan verhalen van eerder verandert niets.",
    ),
    "stone_added": (
        "‘{name}’: nieuwe steen ‘{now}’.",
        "Wie eerder vertelde, kon deze steen niet zetten. Let daarop als je vergelijkt.",
    ),
    "stone_hidden": (
        "‘{name}’: de steen ‘{was}’ is verborgen.",
        "{n} zetten deze steen; dat blijft te zien. Nieuwe verhalen kunnen hem niet zetten.",
    ),
    "stone_label": (
        "‘{name}’: de steen ‘{was}’ heet nu ‘{now}’.",
        "{n} zetten deze steen, en tellen mee onder de nieuwe naam. Betekent hij iets anders? "
        "Verberg dan de oude steen, en maak een nieuwe.",
    ),
    "stone_order": (
        "‘{name}’: de stenen staan in een andere volgorde.",
        "Aan verhalen van eerder verandert niets.",
    ),
    "quarters": (
        "‘{name}’: kwarten van het vlak heten anders.",
        "Aan verhalen van eerder verandert niets.",
    ),
    "most": (
        "‘{name}’: er mogen nu {now} antwoorden worden gekozen.",
        "Wat eerder is gekozen, blijft staan ({n}). Let daarop als je vergelijkt.",
    ),
    "part": (
        "‘{name}’ heeft een andere rol in het Vertelpunt.",
        "Pagina’s die deze rol gebruiken, lezen voortaan die vraag.",
    ),
    "reflection": ("Op Reflectie staan andere vragen.", "Aan verhalen verandert niets."),
    "steps": ("De stappen zijn anders.", "Aan verhalen van eerder verandert niets."),
    "top": ("De woorden rond de vragen zijn anders.", "Aan verhalen van eerder verandert niets."),
    "card": ("De volgorde op een kaart is anders.", "Dat geldt ook voor verhalen van eerder."),
    "planes": (
        "Er horen andere schuiven bij elkaar, of hun kwarten heten anders.",
        "Aan verhalen verandert niets.",
    ),
}  # fmt: skip
# After these it is better to make a new question, so that is one press.
MEANS_OTHER: frozenset[ChangeKind] = frozenset(["label", "dots"])


@dataclass(frozen=True)
class Change:
    """One thing that is other. `question`, `option`: ids, '' where it is about none."""

    kind: ChangeKind
    question: str = ""
    name: str = ""
    was: str = ""
    now: str = ""
    option: str = ""

    @property
    def sentence(self) -> str:
        """What is other, in Dutch."""
        return _SAID[self.kind][0].format(name=self.name, was=self.was, now=self.now)

    def meaning(self, stories: int) -> str:
        """What it means for stories. `stories`: how many have this answer, or any."""
        told = count(stories, "verhaal", "verhalen") if stories else "Geen verhalen"
        return _SAID[self.kind][1].format(n=told)


def changes_between(
    before: Questionnaire, after: Questionnaire, ever: frozenset[str] = frozenset()
) -> list[Change]:
    """Everything that is other. `ever`: the ids of all questions that were ever asked."""
    found = [
        Change("hidden", each.id, each.name, was=each.label)
        for each in before.questions
        if after.question(each.id) is None
    ]
    for question in after.questions:
        was = before.question(question.id)
        if was is None:
            kind: ChangeKind = "added_required" if question.required else "added"
            kind = "brought_back" if question.id in ever else kind
            found.append(Change(kind, question.id, question.name, now=question.label))
        else:
            found += _within(was, question)
    if _shared(before, after) != _shared(after, before):
        found.append(Change("order"))
    whole: tuple[tuple[ChangeKind, object, object], ...] = (
        ("steps", before.steps, after.steps),
        ("top", _around(before), _around(after)),
        ("reflection", before.reflection, after.reflection),
        ("card", before.card, after.card),
        ("planes", before.planes, after.planes),
    )
    found += [Change(kind) for kind, one, other in whole if one != other]
    return found


def _within(was: Question, now: Question) -> Iterator[Change]:
    def change(kind: ChangeKind, before: str = "", after: str = "", option: str = "") -> Change:
        return Change(kind, now.id, now.name, before, after, option)

    if was.label != now.label:
        yield change("label", was.label, now.label)
    if was.short != now.short:
        yield change("short", was.name, now.name)
    if was.help != now.help:
        yield change("help")
    if was.type == now.type:
        there = texts_of(now)
        for place, text in texts_of(was).items():
            if text != there[place]:
                yield change("dots", text, there[place])
    if was.required != now.required:
        yield change("required" if now.required else "optional")
    if was.not_applicable != now.not_applicable:
        yield change("skippable" if now.not_applicable else "not_skippable")
    if was.more != now.more:
        yield change("folded" if now.more else "unfolded")
    if was.step != now.step:
        yield change("step")
    if was.part != now.part:
        yield change("part")
    if getattr(was, "quadrants", None) != getattr(now, "quadrants", None):
        yield change("quarters")
    yield from _of_listed(was, now)


@dataclass(frozen=True)
class _Kinds:
    """What is said of the things that a question lists."""

    added: ChangeKind
    hidden: ChangeKind
    label: ChangeKind
    order: ChangeKind


_OPTION = _Kinds("option_added", "option_hidden", "option_label", "option_order")
_STONE = _Kinds("stone_added", "stone_hidden", "stone_label", "stone_order")


def _of_listed(was: Question, now: Question) -> Iterator[Change]:
    """What is other of its answers or stones."""
    if getattr(was, "most", None) != (most := getattr(now, "most", None)):
        allowed = f"hoogstens {most}" if most else "zoveel als iemand wil"
        yield Change("most", now.id, now.name, now=allowed)
    kinds = _STONE if now.type == "stones" else _OPTION
    before = {each.id: each for each in listed_in(was)}
    after = {each.id: each for each in listed_in(now)}
    for name, thing in before.items():
        if name not in after:
            yield Change(kinds.hidden, now.id, now.name, was=thing.label, option=name)
    for name, thing in after.items():
        there = before.get(name)
        if there is None:
            yield Change(kinds.added, now.id, now.name, now=thing.label, option=name)
        elif there.label != thing.label:
            yield Change(kinds.label, now.id, now.name, there.label, thing.label, option=name)
        elif there != thing:
            yield Change("option_help", now.id, now.name, option=name)
    if [each for each in before if each in after] != [each for each in after if each in before]:
        yield Change(kinds.order, now.id, now.name)


def _shared(one: Questionnaire, other: Questionnaire) -> list[str]:
    """The questions of one that the other has and that stand on the same step, in its order."""
    return [
        each.id
        for each in one.questions
        if (there := other.question(each.id)) and there.step == each.step
    ]


def _around(asked: Questionnaire) -> tuple[object, ...]:
    return asked.name, asked.introduction, asked.before, asked.afterwards
