"""Collections of demonstration stories of any size, each made once in a folder."""

from pathlib import Path

from tests.doing import admin, keep
from vertelpunt.admin.demonstration import declared, read_stories, vary
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import DEMONSTRATION_STORIES, MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places
from vertelpunt.store import CORE_GROUP, close_collection, open_collection, story_id_of

_BATCH = 5_000
# What a core group keeps in a season.
_KEPT, _LISTED = 10, 20
_PART = "range~difficulty~0~60"


def make(folder: Path, usable: int, *, demonstration: bool = True) -> Path:
    """A file with about so many usable stories, and some things kept; 65: the written ones.

    `demonstration`: it says that all is fictitious, so that its pages are open.
    """
    path = folder / f"{usable}.duckdb"
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    told = written if usable <= 65 else list(vary(written, questionnaire, places, usable))
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    if demonstration:
        collection.append([declared()])
    batches = [told[start : start + _BATCH] for start in range(0, len(told), _BATCH)]
    admin(collection).fill(
        [e for story in batch for e in story.events(version)] for batch in batches
    )
    for number in range(_KEPT):
        body = {"name": f"Keuze {number}", "note": "", "initials": "A.", "parts": [_PART]}
        keep(collection, "selection", body)
    listed = [story_id_of(f"demonstration {story.id}") for story in told[-_LISTED:]]
    keep(collection, "reading_list", {"name": "Lijst", "stories": listed, "selections": [[_PART]]})
    collection.checkpoint()
    close_collection(path)
    return path


def source_of(path: Path) -> Source:
    """The collection as the core group reads it; close it with `close_collection`."""
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    return Source(open_collection(path), CORE_GROUP, questionnaire, places)
