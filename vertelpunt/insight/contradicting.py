"""Stories that may contradict others: about the same in words, and far from them in meaning."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from vertelpunt.insight.meaning import meaning_of
from vertelpunt.insight.source import Source


def contradicting(
    source: Source, rests_on: Sequence[str], among: Sequence[str], *, most: int = 5
) -> list[str]:
    """Of the stories `among`, those that may contradict `rests_on`, the likeliest first.

    A story is near in words by the cosine of its word forms with those of all of `rests_on`
    together, weighed by how few stories have them (tf-idf: Salton and Buckley 1988); far in meaning
    by its mean distance to them (`Meaning.apart`). The product of both ranks them, so that what has
    no word in common, or means the same, is never proposed.
    """
    others = [each for each in among if each not in set(rests_on)]
    meant = meaning_of(source, [*rests_on, *others])
    there = {story: n for n, story in enumerate(meant.ids)}
    bases = [there[each] for each in rests_on if each in there]
    offered = [each for each in others if each in there]
    if not bases or not offered:
        return []
    far = meant.apart()[:, bases].mean(axis=1)
    near = _near(source, [*rests_on], among)
    scored = [(near.get(each, 0.0) * far[there[each]], each) for each in offered]
    found = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
    return [story for _, story in found[:most]]


def _near(source: Source, rests_on: list[str], among: Sequence[str]) -> dict[str, float]:
    """How near each story is in words to these together, from 0 to 1."""
    rows = source.read(
        """
        with term as (
            select story_id, form, sum(uses) as uses
            from story_term
            where list_contains(?, story_id)
            group by story_id, form
        ),
        weight as (
            select form,
                   ln((select count(distinct story_id) from term) / count(*)) + 1 as rare
            from term
            group by form
        )
        select story_id, form, uses * rare as weight
        from term
        join weight using (form)
        """,
        [[*{*rests_on, *among}]],
    )
    stories, forms = rows["story_id"].to_pylist(), rows["form"].to_pylist()
    places = {form: n for n, form in enumerate(dict.fromkeys(forms))}
    vectors: dict[str, npt.NDArray[np.float64]] = {
        story: np.zeros(len(places)) for story in set(stories)
    }
    for story, form, weight in zip(stories, forms, rows["weight"].to_pylist(), strict=True):
        vectors[story][places[form]] = weight
    base = sum((vectors[each] for each in rests_on if each in vectors), np.zeros(len(places)))
    length = np.linalg.norm(base)
    return {
        story: float(vector @ base / (np.linalg.norm(vector) * length))
        for story, vector in vectors.items()
        if length > 0
    }
