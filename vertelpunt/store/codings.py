"""What coders made of a story, each for themselves, and what follows from it for the story."""

from collections.abc import Iterable
from typing import Any

import duckdb

from vertelpunt.questionnaire import CODES, TAGS, scheme_column
from vertelpunt.store.columns import insert_rows

DECISION = ""
Codes = tuple[str, ...]


class Codings:
    """The codings of the stories that events are about: held here, and written in one go.

    `schemes`: those that `story` has a column for.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, schemes: Iterable[str]) -> None:
        self._cursor = cursor
        self.schemes = set(schemes)
        self._held: dict[str, dict[tuple[str, str], Codes]] = {}

    def give(self, story_id: str, scheme: str, coder: str, codes: Iterable[str] | None) -> None:
        """A coder's codes of a story, in the place of the earlier ones; None: none any more."""
        held = self._of(story_id)
        held.pop((scheme, coder), None)
        if codes is not None:
            held[scheme, coder] = tuple(codes)
        if scheme not in self.schemes:
            self.schemes.add(scheme)
            column = scheme_column(scheme)
            self._cursor.execute(f'alter table story add column if not exists "{column}" varchar[]')

    def column(self, story_id: str, scheme: str) -> dict[str, Any]:
        """The column of the story for this scheme, and what stands in it."""
        given = {
            coder: codes for (name, coder), codes in self._of(story_id).items() if name == scheme
        }
        codes = agreed(scheme, given)
        held = (codes[0] if codes else None) if scheme in CODES else (list(codes) or None)
        return {scheme_column(scheme): held}

    def flush(self) -> None:
        """Write what is held."""
        if not self._held:
            return
        self._cursor.execute(
            "delete from coding where story_id in (select unnest(?))", [[*self._held]]
        )
        rows = [
            {"story_id": story_id, "scheme": scheme, "coder": coder, "codes": list(codes)}
            for story_id, held in self._held.items()
            for (scheme, coder), codes in held.items()
        ]
        insert_rows(self._cursor, "coding", rows)
        self._held = {}

    def _of(self, story_id: str) -> dict[tuple[str, str], Codes]:
        if story_id not in self._held:
            rows = self._cursor.execute(
                "select scheme, coder, codes from coding where story_id = ?", [story_id]
            ).fetchall()
            self._held[story_id] = {(scheme, coder): tuple(codes) for scheme, coder, codes in rows}
        return self._held[story_id]


def agreed(scheme: str, given: dict[str, Codes]) -> Codes:
    """What counts for a story, of what its coders gave: the decision, or else what all gave.

    Of labels in own words everything that anybody gave.
    """
    if DECISION in given:
        return given[DECISION]
    each = list(given.values())
    if scheme == TAGS:
        return tuple(dict.fromkeys(tag for codes in each for tag in codes))
    return tuple(code for code in (each[0] if each else ()) if all(code in c for c in each))
