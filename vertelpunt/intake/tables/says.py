"""What a column becomes, in Dutch."""

from vertelpunt.dutch import count
from vertelpunt.intake.tables.plan import Plan, Prepared, Take
from vertelpunt.questionnaire import ChoiceQuestion

_TYPES = {
    "text": "tekst", "long_text": "tekst", "single": "één keuze", "multi": "meer keuzes",
    "triad": "een driehoek", "slider": "een schuif", "place": "een plaats",
    "stones": "stenen in een vlak",
}  # fmt: skip


def what_becomes(plan: Plan, column: str) -> str:
    """Everything that is done with a column, on one line."""
    said = [_of_take(take, column) for take in plan.takes if column in take.all_columns]
    roles = (
        (plan.title, "de titel"),
        (plan.told_at, "wanneer het verhaal is verteld"),
        (plan.key, "het kenmerk van de regel"),
        (plan.complete, "of de regel af is"),
        (plan.fictitious, "of het een verzonnen voorbeeld is"),
    )
    if isinstance(plan.audience, Take) and column in plan.audience.columns:
        said.append("wie het verhaal mag lezen")
    said += [words for named, words in roles if named == column]
    if not said:
        return f"gaat niet mee: {plan.left_out.get(column, 'hier is geen vraag bij')}"
    return "; ".join(dict.fromkeys(said))


def unfit_rows(prepared: Prepared) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """All that does not fit, as the names and rows of a table."""
    names = ("Regel", "Kolom", "Wat er niet past", "Er staat")
    return names, [(each.line, each.column, each.message, each.stands) for each in prepared.unfit]


def _of_take(take: Take, column: str) -> str:
    question = take.question
    named = f"‘{question.label}’"
    if column == take.not_applicable and column not in take.columns:
        return f"n.v.t. bij {named}"
    if column == take.other and column not in take.columns:
        return f"woorden bij {named}"
    kind = _TYPES.get(question.type, question.type)
    if isinstance(question, ChoiceQuestion):
        kind += f" uit {count(len(question.options), 'antwoord', 'antwoorden')}"
    return f"{named}, {kind}"
