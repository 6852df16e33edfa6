"""The questionnaire of a plan: our title and audience, and what was asked elsewhere."""

from vertelpunt.intake.tables.asked import STEP
from vertelpunt.intake.tables.plan import Plan, TableError
from vertelpunt.intake.tables.words import label_of
from vertelpunt.questionnaire import Question, Questionnaire, QuestionnaireError, read_questionnaire


def questionnaire_of(plan: Plan, own: Questionnaire) -> Questionnaire:
    """What is asked of the stories of a plan; sound by `read_questionnaire`, else TableError."""
    title, audience = own.part("title"), own.part("audience")
    assert title
    assert audience
    asked: dict[str, Question] = {title.id: title}
    for take in plan.takes:
        # Nobody can be asked again: what stands open in a file stays open.
        asked.setdefault(take.question.id, _open(take.question))
    asked[audience.id] = audience
    questions = [each.model_copy(update={"step": STEP}) for each in asked.values()]
    sliders = {each.id for each in questions if each.type == "slider"}
    name = label_of(plan.name, plan.source)
    raw = {
        "name": name,
        "steps": [{"id": STEP, "title": name}],
        "planes": [
            plane.model_dump(mode="json", exclude_defaults=True)
            for plane in (*own.planes, *plan.planes)
            if {plane.x, plane.y} <= sliders
        ],
        "questions": [
            each.model_dump(mode="json", exclude_defaults=True) for each in questions
        ],
        "source": plan.source,
    }  # fmt: skip
    try:
        return read_questionnaire(raw, plan.name)
    except QuestionnaireError as error:
        raise TableError(error.problems[0]) from error


def _open(question: Question) -> Question:
    return question.model_copy(update={"required": False, "more": False})
