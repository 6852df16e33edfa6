"""Tables of stories of elsewhere: brought in whole, and taken back whole."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vertelpunt.commands.writing import Writing
from vertelpunt.intake.campaign import MOST, read_campaign
from vertelpunt.intake.tables import Prepared, StoryToBe, Tool
from vertelpunt.store import (
    IMPORT_MADE,
    IMPORT_TAKEN_BACK,
    Event,
    Import,
    StoreError,
    UnfinishedError,
    erased,
    now,
    submitted,
)
from vertelpunt.store.columns import check_types
from vertelpunt.store.tables import Step, no_step

_BATCH = 500
_LONGEST_FILE, _LONGEST_COLUMN = 300, 1_000
# How often a table can be taken back and brought in again.
_MOST_TIMES = 1_000


@dataclass(frozen=True)
class BroughtIn:
    """What came of a table. `import_id`: None where nothing was added.

    `there`: how many of its stories were here already; `gone`: how many were erased here for
    another reason than that the table was taken back, and stay so.
    """

    import_id: str | None
    added: int
    there: int
    gone: int


@dataclass(frozen=True)
class TableFile:
    """What a table is called, by what tool it was made, and the columns that its file has.

    `name`: as a campaign is named, and so its stories can be chosen.
    """

    name: str
    tool: Tool
    file: str
    columns: tuple[str, ...]


class ImportCommands(Writing):
    """The writes of tables of stories."""

    def bring_in(
        self, prepared: Prepared, file: TableFile, *, judged: bool = False, step: Step = no_step
    ) -> BroughtIn:
        """Keep the stories of a table that are not here yet: all of them or none.

        `judged`: they count as usable stories at once; otherwise somebody looks at them first.
        `step` hears how many stories are done. Raises StoreError.
        """
        self.actor.need("bring_in")
        if judged:
            self.actor.need("judge")
        if self.collection.is_demonstration:
            raise StoreError(
                "Dit is een voorbeeld met verzonnen verhalen, dat iedereen kan lezen. Echte "
                "verhalen kunnen hier niet bij. Begin daarvoor een eigen verzameling."
            )
        name, problem = read_campaign([file.name])
        if name is None or problem:
            raise StoreError(
                f"Geef deze verhalen een naam van hoogstens {MOST} tekens, met een letter of "
                "cijfer erin."
            )
        file = replace(file, name=name)
        with self.collection.transaction():
            new, there, gone = self._sorted(prepared)
            made = secrets.token_hex(8) if new else None
            if made:
                self._publish_source(prepared)
                self._append(self._event(IMPORT_MADE, made, _body(prepared, file)))
                stories = [*new.items()]
                for first in range(0, len(stories), _BATCH):
                    batch = stories[first : first + _BATCH]
                    self._append(*self._stories_of(prepared, made, name, batch, judged=judged))
                    step(len(batch))
        if made:
            self.collection.checkpoint()
        return BroughtIn(made, len(new), there, gone)

    def take_back_import(self, import_id: str) -> int:
        """Erase every story of this table that is still here, for good; returns how many.

        Bringing the same table in again adds them again. Raises StoreError, as `erase` does.
        """
        self.actor.need("bring_in")
        self.actor.need("erase")
        found = self._import(import_id)
        stories = self.collection.stories_of_import(found.id)
        gone = [erased(each, "import", self.actor.signature) for each in stories]
        unfinished = None
        if gone:
            try:
                self.collection.erase(gone)
            except UnfinishedError as error:
                unfinished = error
        self._append(self._event(IMPORT_TAKEN_BACK, found.id))
        if unfinished:
            raise unfinished
        return len(gone)

    def _import(self, import_id: str) -> Import:
        for each in self.collection.all_imports():
            if each.id == import_id and not each.taken_back:
                return each
        raise StoreError("Deze verhalen zijn al teruggehaald. Laad de pagina opnieuw.")

    def _sorted(self, prepared: Prepared) -> tuple[dict[str, StoryToBe], int, int]:
        """The stories that are new, by their id; how many are here; and how many were erased."""
        new: dict[str, StoryToBe] = {}
        there = gone = 0
        waiting = {_id(_source(prepared), each.key, 0): (each, 0) for each in prepared.stories}
        while waiting:
            told = self.collection.told_of(waiting)
            reasons = self.collection.erased_because(waiting)
            later: dict[str, tuple[StoryToBe, int]] = {}
            for story_id, (story, n) in waiting.items():
                reason = reasons.get(story_id)
                if story_id in told:
                    there += 1
                elif reason is None:
                    new[story_id] = story
                elif reason == "import" and n < _MOST_TIMES:
                    # An id that was erased is never given again.
                    later[_id(_source(prepared), story.key, n + 1)] = (story, n + 1)
                else:
                    gone += 1
            waiting = later
        return new, there, gone

    def _publish_source(self, prepared: Prepared) -> None:
        asked = prepared.questionnaire
        if asked.version not in self.collection.versions:
            check_types(self.collection.versions.values(), asked)
            self._append(self._event("questionnaire_published", asked.version, asked.content()))

    def _stories_of(
        self, prepared: Prepared, made: str, name: str,
        stories: Sequence[tuple[str, StoryToBe]], *, judged: bool,
    ) -> Iterator[Event]:  # fmt: skip
        at = now()
        for story_id, story in stories:
            yield submitted(
                story_id, prepared.questionnaire.version, story.submission,
                actor=self.actor.signature, at=story.told_at or at, campaign=name, imported=made,
                fictitious=story.fictitious,
            )  # fmt: skip
            if judged:
                yield Event("story_judged", story_id, {"usable": True}, self.actor.signature, at)


def _body(prepared: Prepared, file: TableFile) -> dict[str, object]:
    return {
        "name": file.name,
        "tool": file.tool,
        "source": _source(prepared),
        "version": prepared.questionnaire.version,
        "file": file.file[:_LONGEST_FILE] or "-",
        "columns": [each[:_LONGEST_COLUMN] for each in file.columns],
    }


def _id(source: str, key: str, times: int) -> str:
    """The id of a story of elsewhere; `times`: how often it was taken back."""
    named = "\x00".join(["table", source, key, *([str(times)] if times else [])])
    return hashlib.blake2b(named.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _source(prepared: Prepared) -> str:
    assert prepared.questionnaire.source
    return prepared.questionnaire.source
