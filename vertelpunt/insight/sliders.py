"""How positions spread along sliders."""

from collections.abc import Sequence

from vertelpunt.insight.layers import Layered, Layers
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection
from vertelpunt.selection.grid import square_sql

BINS = 10


def distributions(
    source: Source, sliders: Sequence[str], selection: Selection
) -> dict[str, list[Layers]]:
    """For each slider the numbers of stories in ten equal steps; 100 belongs to the last."""
    # Sliders without a clause of their own share one scan.
    alone = [slider for slider in sliders if selection.own(slider)[0] != "false"]
    shared = [slider for slider in sliders if slider not in alone]
    found: dict[str, list[Layers]] = {}
    for same in (*([slider] for slider in alone), shared):
        if same:
            found |= _counted(source, same, selection)
    return found


def _counted(
    source: Source, sliders: Sequence[str], selection: Selection
) -> dict[str, list[Layers]]:
    where = Layered(selection, sliders[0])
    steps = ", ".join(f'{square_sql(slider, BINS)} as "{slider}"' for slider in sliders)
    columns = ", ".join(f'"{slider}"' for slider in sliders)
    rows = source.read(
        f"""
        with chosen as (
            select {steps},
                   {where.within} as within,
                   {where.ringed} as ringed,
                   {where.beside} as beside
            from story
            where {where.base}
        ), placed as (
            unpivot chosen on {columns} into name slider value step
        )
        select slider,
               step,
               count(*) as stories,
               count(*) filter (within) as within,
               count(*) filter (ringed) as ringed,
               count(*) filter (beside) as beside
        from placed
        group by all
        """,
        [*where.counts_values, *where.base_values],
    ).to_pylist()
    found = {slider: [Layers()] * BINS for slider in sliders}
    for row in rows:
        found[row["slider"]][row["step"]] = Layers(
            row["stories"], row["within"], row["ringed"], row["beside"]
        )
    return found
