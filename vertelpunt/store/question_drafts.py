"""The questions that somebody is working on: not asked yet, and seen by no teller.

They stand beside the record, a row an edit, so that the last ones can be taken back.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from vertelpunt.questionnaire import Questionnaire, read_questionnaire
from vertelpunt.store.database import Database
from vertelpunt.store.event import now

MOST_STEPS_BACK = 50


@dataclass(frozen=True)
class QuestionDraft:
    """What they are now. `at`, `actor`: when the last edit was made, in UTC, and by whom.

    `can_go_back`: the edit before it is still there.
    """

    asked: Questionnaire
    at: datetime
    actor: str
    can_go_back: bool


class QuestionDrafts:
    """The draft in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate

    def now(self) -> QuestionDraft | None:
        """The draft as it is now, or None."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select content, made_at, actor from question_draft order by step desc limit 2"
            ).fetchall()
        if not rows:
            return None
        content, at, actor = rows[0]
        asked = read_questionnaire(json.loads(content), "concept")
        return QuestionDraft(asked, at, actor, len(rows) > 1)

    def put(self, asked: Questionnaire, actor: str) -> None:
        """Make this the draft, after what it was."""
        content = json.dumps(asked.content(), ensure_ascii=False)
        with self._gate.write() as cursor:
            cursor.execute(
                "insert into question_draft "
                "select coalesce(max(step), 0) + 1, ?, ?, ? from question_draft",
                [now(), actor, content],
            )
            cursor.execute(
                "delete from question_draft "
                "where step <= (select max(step) from question_draft) - ?",
                [MOST_STEPS_BACK],
            )

    def back(self) -> None:
        """Take back the last edit."""
        with self._gate.write() as cursor:
            cursor.execute(
                "delete from question_draft where step = (select max(step) from question_draft)"
            )

    def discard(self) -> None:
        """There is no draft any more."""
        with self._gate.write() as cursor:
            cursor.execute("delete from question_draft")
