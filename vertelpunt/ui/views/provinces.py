"""A map of tiles to point at: from which provinces stories come."""

from functools import partial

from vertelpunt.figures.tile_map import tile_map, tile_outline
from vertelpunt.insight.provinces import provinces
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import PlaceQuestion
from vertelpunt.selection import Province, part_of, province_source
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_cells, layer_names
from vertelpunt.ui.plots.message import Cleared, Clicked, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.plots.sentences import origin


def province_pattern(source: Source, question: PlaceQuestion) -> Pattern:
    """The provinces of the answers to this question, and what lies in none."""
    found = provinces(source, question.id, selecting.selection())
    part = part_of(selecting.chosen(), province_source(question.id))
    chosen = part.provinces if isinstance(part, Province) else ()
    ranked = sorted(
        found.provinces.items(), key=lambda row: (-row[1].within, -row[1].stories, row[0])
    )
    rows = [*ranked, *((label, each) for label, each in found.elsewhere.items() if each.stories)]
    return Pattern(
        tile_map(
            found.provinces,
            found.elsewhere,
            found.answered,
            compared=selecting.compared() is not None,
        ).figure,
        title=f"{question.name} per provincie",
        sentence=origin([(name, each.within) for name, each in ranked], "provincie", "provincies"),
        names=layer_names("Provincie"),
        rows=[(label, *layer_cells(layers, found.answered)) for label, layers in rows],
        file_name=f"provincies-{question.id}",
        shape="list",
        pointing=Pointing(
            unit=1.0,
            tools=("click",),
            outlines=[tile_outline(name) for name in chosen],
            selected=bool(chosen),
            negated=part is not None and part.negated,
            on_pointed=partial(_point, source, question, set(found.provinces)),
        ),
    )


def _point(source: Source, question: PlaceQuestion, names: set[str], sent: Pointed) -> None:
    """A province is pressed beside the others; pressed again, it goes away."""
    match sent:
        case Clicked(name, _) if name in names:
            selecting.toggle(source, Province(question.id, (name,)), more=True)
        case Cleared():
            selecting.drop(province_source(question.id))
