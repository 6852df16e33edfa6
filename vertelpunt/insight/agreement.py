"""How far coders agree: Krippendorff's alpha, and how often they gave the same."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

Scale = Literal["nominal", "ordinal"]
Value = TypeVar("Value", bound=Hashable)
# What was given to each unit (a story), by all who gave one; at least two make a pair.
Units = Sequence[Sequence[Value]]

_ROUNDS = 1_000
_MIDDLE = (2.5, 97.5)


@dataclass(frozen=True)
class Agreement:
    """How far coders agree about `units` stories that two or more of them coded.

    `alpha`: 1 for perfect, 0 for what chance gives, below 0 for worse; None where every value is
    the same, as nothing can be said then. `interval`: within which 95 % of the alphas of resampled
    stories lie. `same`: the share of pairs of codings that are equal, 0 to 1.
    """

    units: int
    alpha: float | None
    interval: tuple[float, float] | None
    same: float


def agreement(units: Units[Value], scale: Scale, order: Sequence[Value] = ()) -> Agreement | None:
    """Agreement about these units; None where no unit has two values.

    `order`: every value from low to high, for `ordinal`. Alpha by coincidences as in Krippendorff
    2011 (Computing Krippendorff's Alpha-Reliability); the interval by drawing units with
    replacement, the same at every call.
    """
    paired = [unit for unit in units if len(unit) > 1]
    if not paired:
        return None
    pairs = [one == other for unit in paired for one, other in permutations(unit, 2)]
    coincidences = _coincidences(paired, order)
    (found,) = _alphas(coincidences.sum(axis=0)[None], scale)
    if np.isnan(found):
        return Agreement(len(paired), None, None, sum(pairs) / len(pairs))
    chance = np.random.default_rng(0)
    drawn = chance.multinomial(len(paired), np.full(len(paired), 1 / len(paired)), size=_ROUNDS)
    low, high = np.nanpercentile(_alphas(np.tensordot(drawn, coincidences, axes=1), scale), _MIDDLE)
    return Agreement(len(paired), float(found), (float(low), float(high)), sum(pairs) / len(pairs))


def _coincidences(units: Units[Value], order: Sequence[Value]) -> NDArray[np.float64]:
    """How often two values stand together in each unit, shape (units, values, values)."""
    given = dict.fromkeys(value for unit in units for value in unit)
    values = [value for value in order if value in given]
    place = {value: n for n, value in enumerate(dict.fromkeys([*values, *given]))}
    found = np.zeros((len(units), len(place), len(place)))
    for n, unit in enumerate(units):
        for one, other in permutations(unit, 2):
            found[n, place[one], place[other]] += 1 / (len(unit) - 1)
    return found


def _alphas(coincidences: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    """Alpha of each of these matrices, shape (rounds, values, values); nan where one value is all.

    The squared distance of two values is 1, or for `ordinal` the values between their middles.
    """
    totals = coincidences.sum(axis=2)
    if scale == "ordinal":
        middles = totals.cumsum(axis=1) - totals / 2
        apart = (middles[:, :, None] - middles[:, None, :]) ** 2
    else:
        apart = np.broadcast_to(1 - np.eye(totals.shape[1]), coincidences.shape)
    expected = (totals[:, :, None] * totals[:, None, :] * apart).sum(axis=(1, 2))
    observed = (coincidences * apart).sum(axis=(1, 2))
    alphas = np.full(len(totals), np.nan)
    said = expected > 0
    alphas[said] = 1 - (totals.sum(axis=1) - 1)[said] * observed[said] / expected[said]
    return alphas
