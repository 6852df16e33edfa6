"""How to read a triad: one dot, many, their middle, and what is chosen."""

from collections.abc import Iterator, Sequence

from vertelpunt.dutch import count, listed, number, whole_percents
from vertelpunt.insight.examples import Spot, shares_of, spots
from vertelpunt.insight.planes import Dots, plane_counts, plane_dots
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import titles
from vertelpunt.insight.triads import Centre, centre
from vertelpunt.questionnaire import TriadQuestion
from vertelpunt.selection import Area, Options, Zone, selection_of, zone_name
from vertelpunt.ui.views.explanation import pictures
from vertelpunt.ui.views.explanation.lesson import Lesson
from vertelpunt.ui.views.explanation.pictures import USABLE_STORIES

_PER_SIDE = 10
# How far each share may be from the average's, in percent points.
_NEAR = 10
_SPOTS: dict[Spot, tuple[str, str]] = {
    "corner": ("Bij een hoek", "Dat ene antwoord telt het meest."),
    "edge": ("Op een zijde", "Twee antwoorden tellen, het derde bijna niet."),
    "middle": ("In het midden", "Alle drie tellen mee."),
}


def of_triads(source: Source, triads: Sequence[TriadQuestion]) -> Iterator[Lesson]:
    """A dot, a crowd of dots, and their middle."""
    dots = {triad.id: plane_dots(source, (triad.id,), USABLE_STORIES, None) for triad in triads}
    filled = [triad for triad in triads if dots[triad.id].stories]
    yield _one_dot(source, filled, dots)
    yield Lesson(
        "Veel stippen in een driehoek",
        (
            "Kijk waar veel stippen liggen, en waar bijna geen.",
            "De stippellijnen maken zones: een bij elke hoek, een langs elke zijde, en het midden. "
            "In elke zone staan het aandeel en het aantal verhalen.",
            "Een stip die alleen ligt, is geen fout. Daar ging het anders: lees dat verhaal juist.",
        ),
        picture=pictures.crowd(source, filled[:1], dots[filled[0].id]) if filled else None,
    )
    last = filled[-1] if filled else None
    found = centre(source, last.id, USABLE_STORIES) if last else None
    example = [_around(last, dots[last.id], found)] if last and found else []
    yield Lesson(
        "Het midden kan je misleiden",
        (
            "Met de schakelaar ‘Midden’ zie je het gemiddelde van de stippen. Liggen er twee "
            "groepen uit elkaar, dan valt dat ertussen, op een plek waar misschien niemand ligt.",
            *example,
            "Kijk dus naar de hele wolk van stippen, en niet alleen naar het midden.",
        ),
        picture=pictures.middle(last, dots[last.id], found) if last and found else None,
    )


def _one_dot(source: Source, filled: Sequence[TriadQuestion], dots: dict[str, Dots]) -> Lesson:
    """The first triad that shows most spots."""
    heading = "Eén stip in een driehoek"
    sentences = (
        "Bij elke hoek hoort een antwoord. Hoe dichter een stip bij een hoek ligt, hoe meer dat "
        "antwoord telt. De drie aandelen zijn samen 100%.",
    )
    if not filled:
        return Lesson(heading, sentences)
    triad = max(filled, key=lambda each: len(spots(dots[each.id])))
    corners, names = (
        triad.corners,
        {told.story_id: told.title for told in titles(source, USABLE_STORIES)},
    )
    labels = (corners.left, corners.right, corners.top)
    here = dots[triad.id]
    points, told = [], []
    for spot, place in spots(here).items():
        title = names[here.stories[place]]
        shares = whole_percents(shares_of(here, place))
        words = listed([f"{share} {label}" for share, label in zip(shares, labels, strict=True)])
        where, meaning = _SPOTS[spot]
        points.append((where, f"‘{title}’ met {words}. {meaning}"))
        told.append((place, title))
    return Lesson(heading, sentences, points, pictures.few_dots(triad, here, told))


def _around(triad: TriadQuestion, dots: Dots, found: Centre) -> str:
    """Where the plain average lies, and how many dots are near it."""
    near = sum(
        max(abs(a - b) for a, b in zip(shares_of(dots, place), found.arithmetic, strict=True))
        <= _NEAR / 100
        for place in range(len(dots.stories))
    )
    labels = (triad.corners.left, triad.corners.right, triad.corners.top)
    shares = zip(whole_percents(found.arithmetic), labels, strict=True)
    return (
        f"Hier is het gewone gemiddelde {listed([f'{share} {label}' for share, label in shares])}. "
        f"Daar dichtbij {'ligt' if near < 2 else 'liggen'} {number(near) if near else 'geen'} van "
        f"de {count(found.dots, 'stip', 'stippen')}: elk aandeel verschilt er hoogstens "
        f"{_NEAR} procentpunt van dat gemiddelde."
    )


def layers(source: Source, triad: TriadQuestion, chosen: Options | None) -> Lesson:
    """What becomes of the dots where stories are chosen. `chosen`: an answer to show it with."""
    heading = "Grijs, kleur en ring"
    sentences = ("Kies je verhalen, dan verdwijnt er geen stip. De kleur verandert wel:",)
    points = (
        ("Klein en grijs", "Dit verhaal valt buiten je keuze."),
        ("In kleur", "Dit verhaal past bij wat je op een andere plek koos."),
        ("Met een ring", "Dit verhaal koos je ook in deze grafiek zelf."),
    )
    if chosen is None:
        return Lesson(heading, sentences, points)
    alone = selection_of((chosen,), source.asked)
    zones = plane_counts(source, (triad.id,), alone, per_side=_PER_SIDE).zones
    fullest = max(zones, key=lambda name: zones[name].within)
    if not zones[fullest].within:
        return Lesson(heading, sentences, points)
    selection = selection_of((chosen, Area((triad.id,), Zone(fullest))), source.asked)
    zone = zone_name((triad.id,), fullest, source.asked)
    example = (
        "In het plaatje",
        f"Gekozen is {alone.clauses[-1].sentence}. En in de driehoek: {zone}.",
    )
    picture = pictures.layers(triad, plane_dots(source, (triad.id,), selection, None))
    return Lesson(heading, sentences, (*points, example), picture)
