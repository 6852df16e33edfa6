"""Times the store on demonstration stories: `python -m bench [--stories N] [--json FILE]`.

Prints medians and 95th percentiles in milliseconds, and each as a ratio to one bare count over the
same table in the same run, which is what travels between machines.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vertelpunt.insight import responses
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import story_ids, story_rows
from vertelpunt.keeper.demonstration import read_stories, vary
from vertelpunt.paths import DEMONSTRATION_STORIES, MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places, load_questionnaire
from vertelpunt.selection import USABLE, Selection, parse_words, words_clause
from vertelpunt.store import CORE_GROUP, close_collection, open_collection

ROUNDS = 20
SEARCHES = {
    "search: one word": "gezin",
    "search: three words": "moeder school helpen",
    "search: a phrase": '"een moeder"',
    "search: two letters": "ge",
}


def measure(stories: int) -> dict[str, dict[str, float]]:
    """What was timed → median, p95 (ms) and ratio to a bare count."""
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.duckdb"
        collection = open_collection(path)
        version = collection.publish(questionnaire)
        told = list(vary(written, questionnaire, places, stories))
        for start in range(0, stories, 5_000):
            batch = told[start : start + 5_000]
            collection.append([event for story in batch for event in story.events(version)])
        source = Source(collection, CORE_GROUP, questionnaire, places)
        sent = iter(range(10**9))
        tasks: dict[str, Callable[[], object]] = {
            "a bare count": lambda: collection.read(CORE_GROUP, "select count(usable) from story"),
            "store a story": lambda: collection.submit(
                f"{next(sent):032x}", version, written[0].submission
            ),
            **{name: _search(source, typed) for name, typed in SEARCHES.items()},
            "responses: overview": lambda: responses.overview(source, Selection()),
            "responses: questions": lambda: responses.answered(source, Selection()),
        }
        timed = {name: _times(task) for name, task in tasks.items()}
        close_collection(path)
    bare = statistics.median(timed["a bare count"])
    return {
        name: {
            "median": statistics.median(times),
            "p95": statistics.quantiles(times, n=20)[-1],
            "ratio": statistics.median(times) / bare,
        }
        for name, times in timed.items()
    }


def _search(source: Source, typed: str) -> Callable[[], object]:
    words = parse_words(typed)
    selection = Selection((USABLE, words_clause(words, typed)))
    return lambda: story_rows(source, story_ids(source, selection, words, "best")[:20])


def _times(task: Callable[[], Any]) -> list[float]:
    task()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    return times


def main() -> None:
    """Measure, print a table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(description="Time the store on demonstration stories.")
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    figures = measure(asked.stories)
    print(f"| {asked.stories} stories | median ms | p95 ms | × a bare count |\n|---|---|---|---|")
    for name, row in figures.items():
        print(f"| {name} | {row['median']:.1f} | {row['p95']:.1f} | {row['ratio']:.0f} |")
    if asked.json:
        asked.json.write_text(json.dumps({"stories": asked.stories, "figures": figures}, indent=1))


if __name__ == "__main__":
    main()
