"""Collections of demonstration stories of any size, each made once in a folder."""

import shutil
from pathlib import Path

import duckdb

from tests.doing import admin, keep
from vertelpunt.admin.demonstration import declared, read_stories, vary
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import DEMONSTRATION_STORIES, MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places
from vertelpunt.store import CORE_GROUP, close_collection, open_collection, story_id_of

_BATCH = 5_000
# More than this are copies in the tables: to tell each of them takes a millisecond and a kilobyte.
_TOLD = 100_000
# What a core group keeps in a season.
_KEPT, _LISTED = 10, 20
_PART = "range~difficulty~0~60"


def make(folder: Path, usable: int, *, demonstration: bool = True) -> Path:
    """A file with about so many usable stories, and some things kept; 65: the written ones.

    `demonstration`: it says that all is fictitious, so that its pages are open.
    """
    path = folder / f"{usable}.duckdb"
    if usable > _TOLD:
        told = folder / f"{_TOLD}.duckdb"
        if not told.exists():
            make(folder, _TOLD, demonstration=demonstration)
        return _multiplied(told, path, usable)
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    stories = written if usable <= 65 else list(vary(written, questionnaire, places, usable))
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    if demonstration:
        collection.append([declared()])
    batches = [stories[start : start + _BATCH] for start in range(0, len(stories), _BATCH)]
    admin(collection).fill(
        [e for story in batch for e in story.events(version)] for batch in batches
    )
    for number in range(_KEPT):
        body = {"name": f"Keuze {number}", "note": "", "initials": "A.", "parts": [_PART]}
        keep(collection, "selection", body)
    listed = [story_id_of(f"demonstration {story.id}") for story in stories[-_LISTED:]]
    keep(collection, "reading_list", {"name": "Lijst", "stories": listed, "selections": [[_PART]]})
    collection.checkpoint()
    close_collection(path)
    return path


def _multiplied(of: Path, path: Path, usable: int) -> Path:
    """The tables that are read, with every story of `of` as often as makes so many.

    The record holds each story once: such a file is for reading only.
    """
    shutil.copy(of, path)
    with duckdb.connect(str(path)) as connection:
        for table in ("story", "story_term", "story_text"):
            columns = [
                name
                for (name,) in connection.execute(
                    "select column_name from duckdb_columns() where table_name = ?", [table]
                ).fetchall()
            ]
            names = ", ".join(f'"{name}"' for name in columns)
            copied = names.replace('"story_id"', "md5(story_id || copy)[:16]")
            connection.execute(
                f"insert into {table} ({names}) select {copied} from {table}, "
                "(select unnest(range(1, ?)) as copy)",
                [usable // _TOLD],
            )
    return path


def source_of(path: Path) -> Source:
    """The collection as the core group reads it; close it with `close_collection`."""
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    return Source(open_collection(path), CORE_GROUP, questionnaire, places)
