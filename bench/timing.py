"""Medians and 95th percentiles of repeated work, in milliseconds."""

import statistics
import time
from collections.abc import Callable, Sequence

ROUNDS = 10


def summary(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return {"median": round(statistics.median(ordered), 1), "p95": round(p95, 1)}


def timed(task: Callable[[], object], rounds: int = ROUNDS) -> dict[str, float]:
    """The times of a task, after one round that doesn't count."""
    task()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    return summary(times)


def beside(times: dict[str, float], plain: dict[str, float]) -> dict[str, float]:
    """These times, with how many times those of the plain way they are."""
    return times | {"ratio": round(times["median"] / plain["median"], 2)}
