"""Wie missen we nog: who told, by place and role, beside a figure of what is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from vertelpunt.insight.municipal_figures import BroughtFigure, InProvince, by_province
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection


@dataclass(frozen=True)
class Region:
    """A province: its stories, and what is there. `there`: the sum of a figure that counts.

    `roles`: its stories by role, by id of the answer.
    """

    name: str
    stories: int
    there: float | None
    figure: InProvince | None
    roles: Mapping[str, int]


@dataclass(frozen=True)
class Unheard:
    """`regions`: every province; `roles`: stories by role, those nobody has too.

    `stories`: that lie in a province. `silent`: municipalities of which nobody told, by code with
    their value, the largest first, those without a value last. `municipalities`: how many told.
    """

    regions: list[Region]
    roles: dict[str, int]
    stories: int
    silent: list[tuple[str, float | None]]
    municipalities: int

    @property
    def there(self) -> float | None:
        """What is there in all provinces together; None where that can't be added up."""
        known = [each.there for each in self.regions if each.there is not None]
        return sum(known) if known else None


def unheard(
    source: Source, place_id: str, role_id: str | None, selection: Selection,
    figure: BroughtFigure | None, held: Mapping[str, float],
) -> Unheard:  # fmt: skip
    """Who told, less what is selected by place; beside the figure, where there is one.

    `held`: the figure by code.
    """
    where, given = selection.where(place_id, f"{place_id}.province")
    role = f'"{role_id}"' if role_id else "null::varchar"
    rows = source.read(
        f"""
        select "{place_id}" as place, {role} as role, count(*) as stories
        from story
        where "{place_id}" is not null and {where}
        group by all
        """,
        given,
    ).to_pylist()
    places = {code: each for code, each in source.asked.places.items() if each.province}
    provinces = by_province(figure, held, places.values()) if figure else {}
    roles = dict.fromkeys(source.asked.labels(role_id) if role_id else (), 0)
    names = sorted({each.province for each in places.values()})
    told: dict[str, dict[str, int]] = {name: dict.fromkeys(roles, 0) for name in names}
    stories, heard = dict.fromkeys(names, 0), set[str]()
    for row in rows:
        if row["role"] is not None:
            roles[row["role"]] = roles.get(row["role"], 0) + row["stories"]
        if (place := places.get(row["place"])) is None:
            continue
        heard.add(place.code)
        stories[place.province] += row["stories"]
        if row["role"] is not None:
            own = told[place.province]
            own[row["role"]] = own.get(row["role"], 0) + row["stories"]
    silent = [(code, held.get(code)) for code in places if code not in heard]
    silent.sort(key=lambda each: (each[1] is None, -(each[1] or 0), places[each[0]].label))
    return Unheard(
        [
            Region(
                name, stories[name],
                found.total if (found := provinces.get(name)) else None, provinces.get(name),
                told[name],
            )
            for name in names
        ],
        roles,
        sum(stories.values()),
        silent,
        len(heard),
    )  # fmt: skip
