"""The rows of a form one by one, or as many as ask one question of ours together."""

from collections.abc import Iterator
from dataclasses import dataclass

from vertelpunt.intake.xlsform.form import Form, FormRow
from vertelpunt.questionnaire.form_names import whole_of


@dataclass(frozen=True)
class Block:
    """Rows that belong together: a row, or the group of a question of ours and what is in it.

    The row that begins another group is alone. `step`: the outermost group; `repeated`: they stand
    in a group that is asked again and again.
    """

    step: FormRow | None
    rows: tuple[FormRow, ...]
    repeated: bool = False


def blocks_of(form: Form) -> Iterator[Block]:
    """All of a form, in its order. Groups that are never closed end with the form."""
    groups: list[FormRow] = []
    whole: list[FormRow] = []
    for row in form.rows:
        if row.kind.startswith("begin_"):
            groups.append(row)
            if not whole and form.ours and whole_of(row.name) and not _repeats(groups):
                whole = [row]
            elif not whole:
                yield Block(groups[0], (row,), _repeats(groups))
        elif row.kind.startswith("end_"):
            closed = groups.pop() if groups else None
            if whole and closed is whole[0]:
                yield Block(groups[0] if groups else None, tuple(whole))
                whole = []
        elif whole:
            whole.append(row)
        else:
            yield Block(groups[0] if groups else None, (row,), _repeats(groups))
    if whole:
        yield Block(groups[0] if groups[0] is not whole[0] else None, tuple(whole))


def _repeats(groups: list[FormRow]) -> bool:
    return any(each.kind == "begin_repeat" for each in groups)
