"""From which province stories come, and what lies in none."""

from dataclasses import dataclass

from vertelpunt.insight.layers import Layered, Layers
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import provinces_of
from vertelpunt.questionnaire.places import FORMER, NATIONAL, SEVERAL
from vertelpunt.selection import Selection, province_source


@dataclass(frozen=True)
class Provinces:
    """Stories of every province, by name, and of what lies in none, by its label.

    `answered`: stories with an answer, which is the sum of both.
    """

    provinces: dict[str, Layers]
    elsewhere: dict[str, Layers]

    @property
    def answered(self) -> Layers:
        """Stories with an answer."""
        return sum((*self.provinces.values(), *self.elsewhere.values()), Layers())


def provinces(source: Source, question_id: str, selection: Selection) -> Provinces:
    """Stories per province of the place that answers this question."""
    where = Layered(selection, province_source(question_id))
    rows = source.read(
        f"""
        select "{question_id}" as place,
               {where.counts}
        from story
        where "{question_id}" is not null and {where.base}
        group by place
        """,
        [*where.counts_values, *where.base_values],
    ).to_pylist()
    places = source.asked.places
    found = dict.fromkeys(provinces_of(places), Layers())
    elsewhere = dict.fromkeys((SEVERAL.label, NATIONAL.label, FORMER), Layers())
    for row in rows:
        place = places.get(row["place"])
        layers = Layers(row["stories"], row["within"], row["ringed"], row["beside"])
        if place and place.province:
            found[place.province] += layers
        else:
            elsewhere[place.label if place else FORMER] += layers
    return Provinces(found, elsewhere)
