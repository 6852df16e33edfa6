"""What coders made of stories: what is left to code, where they differ, and how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from vertelpunt.insight.agreement import Agreement, agreement
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import Order, StoryRow, story_rows
from vertelpunt.questionnaire import TAGS, Scheme
from vertelpunt.selection import USABLE, Clause, Selection, Words

Codes = tuple[str, ...]
State = Literal["to_do", "differs", "done"]
# How many schemes a coder has done of each story, and where coders differ without a decision.
# Labels in own words are neither needed nor compared.
_STANDING = """
    select story_id,
           count(*) filter (own) as own,
           bool_or(differs) as differs
    from (
        select story_id,
               bool_or(coder = ?) as own,
               count(distinct list_sort(codes)) filter (coder <> '') > 1
                   and not bool_or(coder = '') as differs
        from coding
        where list_contains(?, scheme)
        group by story_id, scheme
    )
    group by story_id
"""
_STATES: dict[State, str] = {
    "to_do": "coalesce(own, 0) < ?",
    "differs": "own >= ? and differs",
    "done": "own >= ? and not differs",
}


@dataclass(frozen=True)
class Given:
    """What was made of one story by one scheme. `own`, `decision`: None where nothing was said.

    `others`: by coder, once the own is there; `hidden`: how many others there are before that.
    """

    own: Codes | None = None
    others: dict[str, Codes] = field(default_factory=dict)
    hidden: int = 0
    decision: Codes | None = None

    @property
    def differs(self) -> bool:
        """Not all who are shown gave the same."""
        return len({frozenset(codes) for codes in (self.own or (), *self.others.values())}) > 1


@dataclass(frozen=True)
class SchemeAgreement:
    """How far coders agree by a scheme, or about one option of it where several may be chosen."""

    scheme: Scheme
    option: str | None
    found: Agreement


def state_counts(source: Source, coder: str) -> dict[State, int]:
    """How many usable stories are in each state for this coder."""
    names = list(source.schemes)
    columns = ", ".join(f"count(*) filter ({sql}) as {name}" for name, sql in _STATES.items())
    (row,) = source.read(
        f"""
        with standing as ({_STANDING})
        select {columns} from story left join standing using (story_id) where usable
        """,
        [coder, names, *[len(names)] * len(_STATES)],
    ).to_pylist()
    return {name: int(row[name]) for name in _STATES}


def coding_rows(source: Source, state: State, coder: str, *, most: int) -> list[StoryRow]:
    """The usable stories in this state for this coder; those to do the oldest first."""
    names = list(source.schemes)
    inside = f"""
        story_id in (
            with standing as ({_STANDING})
            select story.story_id from story left join standing using (story_id)
            where {_STATES[state]}
        )
    """
    clause = Clause("coding", inside, (coder, names, len(names)), "")
    order: Order = "oldest" if state == "to_do" else "newest"
    return story_rows(source, Selection((USABLE, clause)), Words(), order, most=most)


def codings_of(source: Source, story_id: str, coder: str) -> dict[str, Given]:
    """What was made of a story, by scheme. What others gave, a coder sees after the own only."""
    rows = source.read(
        "select scheme, coder, codes from coding where story_id = ? order by scheme, coder",
        [story_id],
    ).to_pylist()
    by_scheme: dict[str, dict[str, Codes]] = {}
    for row in rows:
        by_scheme.setdefault(row["scheme"], {})[row["coder"]] = tuple(row["codes"])
    return {scheme: _given(by_coder, coder) for scheme, by_coder in by_scheme.items()}


def used_tags(source: Source) -> list[str]:
    """The labels in own words that anybody gave, by alphabet."""
    rows = source.read(
        "select distinct unnest(codes) as tag from coding where scheme = ? order by tag", [TAGS]
    )
    return [str(each) for each in rows["tag"].to_pylist()]


def agreements(source: Source) -> list[SchemeAgreement]:
    """How far coders agree about usable stories, by scheme; without those nobody coded together."""
    found = []
    for name, scheme in source.schemes.items():
        units = _units(source, name)
        ids = [option.id for option in scheme.options]
        parts: list[tuple[str | None, Agreement | None]]
        if scheme.several:
            parts = [
                (option.label, agreement([[option.id in c for c in u] for u in units], "nominal"))
                for option in scheme.options
            ]
        else:
            single = [[codes[0] for codes in unit if codes] for unit in units]
            parts = [(None, agreement(single, scheme.scale, ids))]
        found += [SchemeAgreement(scheme, option, each) for option, each in parts if each]
    return found


def _given(by_coder: dict[str, Codes], coder: str) -> Given:
    own, decision = by_coder.get(coder), by_coder.get("")
    others = {name: codes for name, codes in by_coder.items() if name not in ("", coder)}
    if own is None:
        return Given(hidden=len(others), decision=decision)
    return Given(own, others, 0, decision)


def _units(source: Source, scheme: str) -> Sequence[Sequence[Codes]]:
    rows = source.read(
        """
        select list(codes order by coder) as given
        from coding join story using (story_id)
        where scheme = ? and coder <> '' and usable
        group by story_id
        order by story_id
        """,
        [scheme],
    ).to_pylist()
    return [[tuple(codes) for codes in row["given"]] for row in rows]
