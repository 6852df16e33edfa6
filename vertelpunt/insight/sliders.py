"""How positions spread along sliders."""

from collections.abc import Sequence

from vertelpunt.insight.planes import Layers
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection

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
    base, base_values = selection.base()
    within, within_values = selection.where(sliders[0])
    own, own_values = selection.own(sliders[0])
    columns = ", ".join(f'"{slider}"' for slider in sliders)
    rows = source.read(
        f"""
        with chosen as (
            select {columns},
                   coalesce({within}, false) as within,
                   coalesce({within} and {own}, false) as ringed
            from story
            where {base}
        ), placed as (
            unpivot chosen on {columns} into name slider value position
        )
        select slider,
               least(floor(position * {BINS} / 100)::integer, {BINS - 1}) as step,
               count(*) as stories,
               count(*) filter (within) as within,
               count(*) filter (ringed) as ringed
        from placed
        group by all
        """,
        [*within_values, *within_values, *own_values, *base_values],
    ).to_pylist()
    found = {slider: [Layers()] * BINS for slider in sliders}
    for row in rows:
        found[row["slider"]][row["step"]] = Layers(row["stories"], row["within"], row["ringed"])
    return found
