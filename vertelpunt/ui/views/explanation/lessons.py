"""What the page Uitleg says, idea by idea, with what the example stories show of it."""

from collections.abc import Sequence

from vertelpunt.insight.choices import choices
from vertelpunt.insight.examples import furthest
from vertelpunt.insight.planes import plane_dots
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching, titles
from vertelpunt.questionnaire import ChoiceQuestion, Plane, SliderQuestion, TriadQuestion
from vertelpunt.selection import (
    Options,
    Selection,
    rest_of,
    selection_of,
)
from vertelpunt.ui.views.explanation import pictures
from vertelpunt.ui.views.explanation.lesson import Lesson
from vertelpunt.ui.views.explanation.pictures import USABLE_STORIES
from vertelpunt.ui.views.explanation.triads import layers, of_triads

_CHIPS = (
    "Wat je kiest, staat bovenaan. Met het kruisje gaat het weer weg; met ‘niet’ draai je het om."
)
_SIDES = {
    "low_high": "linksboven", "high_high": "rechtsboven", "low_low": "linksonder",
    "high_low": "rechtsonder",
}  # fmt: skip


def lessons(source: Source) -> list[Lesson]:
    """Every idea that these questions need, in order; with pictures as far as stories allow."""
    triads = [q for q in source.asked.now.questions if isinstance(q, TriadQuestion)]
    sliders = {q.id: q for q in source.asked.now.questions if isinstance(q, SliderQuestion)}
    told = [*of_triads(source, triads)] if triads else []
    planes = [*source.asked.now.planes]
    if not planes and len(sliders) > 1:
        x, y, *_ = sliders
        planes = [Plane(x=x, y=y)]
    if planes:
        told.append(_plane(source, planes[0], sliders))
    chosen = _example_choice(source)
    if triads:
        told.append(layers(source, triads[0], chosen))
    told.append(_pointing(triads=bool(triads), sliders=bool(sliders)))
    told.append(_states(source))
    told.append(_comparing(source, [*sliders.values()], chosen))
    told.append(_limits())
    return told


def _plane(source: Source, plane: Plane, sliders: dict[str, SliderQuestion]) -> Lesson:
    x, y = sliders[plane.x], sliders[plane.y]
    dots = plane_dots(source, (x.id, y.id), USABLE_STORIES, None)
    names = {told.story_id: told.title for told in titles(source, USABLE_STORIES)}
    sentences = [
        f"Van links naar rechts zie je {x.name}: van {x.ends.low} naar {x.ends.high}. "
        f"Van onder naar boven {y.name}: van {y.ends.low} naar {y.ends.high}. "
        "Zo zijn er vier kwarten.",
    ]
    for quadrant, label in plane.quadrants.items():
        words = [f"Het kwart {_SIDES[quadrant]} heeft een naam: ‘{label}’."]
        if quadrant == "low_high":
            words.append("Zoek daar als je snelle winst wilt zien: weinig nodig, veel bereikt.")
        place = furthest(dots, quadrant)
        if place is not None:
            words.append(
                f"‘{names[dots.stories[place]]}’ ligt daar: {round(dots.x[place])} voor {x.name} "
                f"en {round(dots.y[place])} voor {y.name}, op een schaal van 0 tot 100."
            )
        sentences.append(" ".join(words))
    sentences.append("De balken langs de randen tellen de verhalen bij elk stukje van een slider.")
    return Lesson(
        "Twee sliders in één vlak",
        sentences,
        picture=pictures.crowd(source, (x, y), dots) if dots.stories else None,
    )


def _comparing(source: Source, sliders: Sequence[SliderQuestion], chosen: Options | None) -> Lesson:
    heading = "Twee keuzes vergelijken"
    sentences = (
        "Met ‘Vergelijk met’ leg je een tweede keuze naast de eerste: de rest, alle verhalen, of "
        "een keuze die je bewaarde.",
        "De eerste is een volle kleur. De tweede is gestreept, of een open ruit tussen de stippen.",
        "De hoogte is een aandeel, want de ene groep is groter dan de andere. Kijk daarom altijd "
        "naar de aantallen die erbij staan.",
    )
    if chosen is None or not sliders:
        return Lesson(heading, sentences)
    first = selection_of((chosen,), source.asked)
    beside = Selection(first.clauses, rest_of(first).clauses)
    picture = pictures.two_selections(source, sliders[0], beside)
    example = f"In het plaatje is je keuze {first.clauses[-1].sentence}."
    return Lesson(heading, (*sentences, example), picture=picture)


def _pointing(*, triads: bool, sliders: bool) -> Lesson:
    if not triads and not sliders:
        return Lesson("Zelf kiezen", ("Klik op een balk om die verhalen te kiezen.", _CHIPS))
    return Lesson(
        "Zelf kiezen",
        ("In een driehoek of vlak kies je op de manier die jou past:",),
        (
            ("Lezen", "Klik op een stip en je leest het verhaal. De grafiek blijft staan."),
            ("Aanwijzen", "Klik met Shift erbij om een stip te kiezen, of nog een."),
            ("Lasso", "Teken een lijn om stippen heen. Met Alt erbij wordt het een kader."),
            ("Knoppen", "Bij ‘Cijfers’ staat een knop voor elke zone of elk kwart."),
            ("Getallen", "Open daar ‘Kies met getallen’ en vul in van waar tot waar."),
            (
                "Toetsenbord",
                "Ga met Tab naar de grafiek en met de pijltjes van stip naar stip. Enter opent het "
                "verhaal, met Shift erbij kies je. Escape wist.",
            ),
            ("Weer weg", _CHIPS),
        ),
    )


def _states(source: Source) -> Lesson:
    return Lesson(
        "Ook geen antwoord zegt iets",
        ("Niet elk verhaal heeft overal een stip. Dat komt op drie manieren:",),
        (
            ("Niet van toepassing", "De verteller vond dat de vraag niet bij het verhaal past."),
            ("Opengelaten", "De verteller sloeg de vraag over."),
            ("Niet gevraagd", "De vraag was er nog niet toen dit verhaal werd verteld."),
        ),
        pictures.states(source),
    )


def _limits() -> Lesson:
    return Lesson(
        "Wat getallen niet zeggen",
        (
            "Deze verhalen zijn geen steekproef: vertellers kozen zelf om te vertellen. Een "
            "aandeel gaat dus over deze verhalen, en niet over alle inwoners of alle teams.",
            "Let op kleine aantallen. Drie van de vier verhalen is 75%, maar het blijven er vier.",
            "Twee dingen die vaak samengaan, hoeven niets met elkaar te maken te hebben.",
            "Een grafiek helpt je een verhaal te vinden. Wat er speelt, lees je in het verhaal.",
        ),
    )


def _example_choice(source: Source) -> Options | None:
    """The answer that most stories have but not all; None where no choice has one."""
    asked = source.asked.now
    questions = [q for q in asked.questions if isinstance(q, ChoiceQuestion) and not q.part]
    stories = matching(source, USABLE_STORIES).selected
    onderdeel = asked.part("onderdeel")
    if isinstance(onderdeel, ChoiceQuestion):
        questions.insert(0, onderdeel)
    for question in questions:
        found = choices(source, question.id, USABLE_STORIES)
        numbers = {each: n.within for each, n in found.options.items() if 0 < n.within < stories}
        if numbers:
            return Options(question.id, (max(numbers, key=numbers.__getitem__),))
    return None
