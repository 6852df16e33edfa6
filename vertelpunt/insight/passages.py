"""Passages of stories: where somebody marked them, and what is read there now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.sessions import Passage
from vertelpunt.store import Told, texts_of
from vertelpunt.store.masks import as_read, as_told, quoted

Marked = tuple[str, Passage]
# [start, end) in code points.
Place = tuple[int, int]


@dataclass(frozen=True)
class Paragraphs:
    """A text of a story as it is read, with the column that it stands in."""

    field: str
    label: str
    text: str


def texts_to_read(source: Source, story_id: str) -> list[Paragraphs]:
    """The long texts of a story, in which passages can be marked; none for who may not read it."""
    rows = source.read("select * from story where story_id = ?", [story_id]).to_pylist()
    return [
        Paragraphs(question.id, question.label, row[question.id])
        for row in rows
        for question in source.collection.versions[row["questionnaire"]].questions
        if question.type == "long_text" and row[question.id]
    ]


def passage_of(source: Source, story_id: str, field: str, start: int, end: int) -> Passage | None:
    """The passage at this place of a text as it is read; None where there is none."""
    story = _told(source, [story_id]).get(story_id)
    text = _texts(source, story).get(field) if story else None
    if story is None or text is None or not 0 <= start < end:
        return None
    begins, ends = as_told(text, story.masks.get(field, ()), start, end)
    return Passage(field, story.revision, begins, ends) if begins < ends else None


def read_passages(source: Source, marked: Iterable[Marked]) -> dict[Marked, str]:
    """What is read at each of these places now; left out where the reader has no such story, or
    its teller changed it since.
    """
    wanted = {*marked}
    stories = _told(source, {story for story, _ in wanted})
    texts = {each.story_id: _texts(source, each) for each in stories.values()}
    return {
        (story, place): read
        for story, place in wanted
        if story in stories
        and stories[story].revision == place.revision
        and (text := texts[story].get(place.field)) is not None
        and (
            read := quoted(
                text, stories[story].masks.get(place.field, ()), place.start, place.end
            ).strip()
        )
    }


def places_read(source: Source, story_id: str, places: Sequence[Passage]) -> dict[Passage, Place]:
    """Where these passages of a story lie in its texts as they are read; left out where its teller
    changed it since.
    """
    story = _told(source, [story_id]).get(story_id) if places else None
    texts = _texts(source, story) if story else {}
    return {
        place: as_read(texts[place.field], story.masks.get(place.field, ()), place.start, place.end)
        for place in places
        if story and place.revision == story.revision and place.field in texts
    }


def _told(source: Source, story_ids: Iterable[str]) -> Mapping[str, Told]:
    """These stories as they were told, with their masks; those that the reader may read."""
    there = source.read(
        "select story_id from story where list_contains(?, story_id)", [[*story_ids]]
    )["story_id"].to_pylist()
    return source.collection.told(there)


def _texts(source: Source, story: Told) -> dict[str, str]:
    return texts_of(source.collection.versions[story.version], story.submission)
