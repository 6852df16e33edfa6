"""Our questions as an XLSForm: a form that other tools take, whose answers come back as ours."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert
from streamlit.testing.v1 import AppTest

from tests.numbers.page import open_tab
from tests.test_access import type_code
from tests.test_pages import CODE
from vertelpunt.__main__ import main
from vertelpunt.export.xlsform import not_in_xlsform, xlsform_of
from vertelpunt.intake import load_questionnaire
from vertelpunt.intake.tables import (
    Beside,
    Prepared,
    Table,
    XlsForm,
    needs_beside,
    prepare,
    read_beside,
    read_table,
    recognise,
)
from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import (
    KINDS,
    ChoiceQuestion,
    Question,
    Questionnaire,
    StonesQuestion,
    TriadQuestion,
    load_places,
    read_questionnaire,
)
from vertelpunt.store import Collection, close_collection

PLACES = load_places(MUNICIPALITIES)


def every_kind() -> Questionnaire:
    """Our questions, and what of a type they lack, with words that mean something elsewhere."""
    content = load_questionnaire(QUESTIONNAIRE).content()
    content["questions"] += [
        {"id": "team", "type": "stones", "step": "meaning", "label": "Wie stond waar?",
         "short": "Opstelling", "not_applicable": True, "quadrants": {"low_high": "vertrouwd"},
         "x": {"low": "weinig zeggenschap", "high": "veel"},
         "y": {"low": "ver", "high": "dichtbij"},
         "stones": [{"id": "me", "label": "ik"}, {"id": "them", "label": "de inwoner"}]},
        {"id": "hinder", "type": "multi", "step": "features", "most": 2,
         "label": "=1+1 ${title} <b>*wat*</b>?", "options": [
             {"id": each, "label": f"={each}"} for each in ("a", "b", "c")]},
        {"id": "between", "type": "triad", "step": "check", "label": "Tussen wie?",
         "required": True, "corners": {"left": "ik", "right": "jij", "top": "wij"}},
    ]  # fmt: skip
    return read_questionnaire(content, "")


def sheets(asked: Questionnaire) -> dict[str, pd.DataFrame]:
    content = io.BytesIO(xlsform_of(asked, PLACES))
    return pd.read_excel(content, sheet_name=None, dtype=str, keep_default_na=False)


def row(asked: Questionnaire, name: str) -> pd.Series:
    survey = sheets(asked)["survey"]
    return survey[survey["name"] == name].iloc[0]


class TestTheForm:
    def test_what_makes_forms_of_xlsforms_takes_it_without_a_warning(self) -> None:
        asked = every_kind()
        assert {each.type for each in asked.questions} == KINDS.keys()
        made = convert(io.BytesIO(xlsform_of(asked, PLACES)), file_type=".xlsx")
        assert made.warnings == []
        for question in asked.questions:
            assert f"/{question.id}" in made.xform

    def test_names_are_ids_and_expressions_say_what_we_check(self) -> None:
        asked = every_kind()
        survey = sheets(asked)["survey"].set_index("name")
        assert survey.at["title", "constraint"] == "string-length(.) <= 80"
        assert survey.at["hinder", "constraint"] == "count-selected(.) <= 2"
        assert survey.at["effect_size", "parameters"] == "start=0 end=100 step=1"
        assert survey.at["subject_kind_other", "relevant"] == "selected(${subject_kind}, 'other')"
        assert survey.at["between_top", "required"] == "yes"
        assert (
            "${between_left} + ${between_right} + . = 100" in survey.at["between_top", "constraint"]
        )
        assert survey.at["effect_size-nvt", "relevant"] == "${effect_size} = ''"
        assert survey.at["effect_triad_top", "required"] == (
            "${effect_triad_left} != '' or ${effect_triad_right} != ''"
        )

    def test_words_are_words_and_never_a_formula_or_the_answer_to_another_question(self) -> None:
        asked = every_kind()
        assert row(asked, "hinder")["label"] == "=1+1 $ {title} <b>*wat*</b>?"
        choices = sheets(asked)["choices"]
        assert list(choices[choices["list_name"] == "hinder"]["label"]) == ["=a", "=b", "=c"]

    def test_what_can_not_be_said_there_is_listed_by_question(self) -> None:
        said = not_in_xlsform(every_kind())
        otherwise = ("driehoek kan niet", "Stenen in een vlak", "in hele stappen",
                     "vinkje onder de vraag", "‘Vertel meer’ is er niet", "tekens *")  # fmt: skip
        for words in otherwise:
            assert any(words in each for each in said), words
        assert any("‘Tussen wie?’" in each for each in said)
        least = every_kind().content() | {"card": {}, "planes": [], "reflection": []}
        least["questions"] = [
            q for q in least["questions"] if q.get("part") in ("title", "audience")
        ]
        del least["questions"][-1]["options"][0]["help"]
        assert not any("driehoek" in each for each in not_in_xlsform(read_questionnaire(least, "")))


# Answers as a teller gives them: any of them may be left open where a form lets that be.
_WORDS = st.text("abc é;'=\"", min_size=1, max_size=20).map(str.strip).filter(bool)


def answer(question: Question) -> st.SearchStrategy[Any]:
    if isinstance(question, TriadQuestion):
        cuts = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)
        return cuts.map(lambda c: {"left": c[0], "right": c[1] - c[0], "top": 100 - c[1]})
    if isinstance(question, StonesQuestion):
        spot = st.tuples(st.integers(0, 100), st.integers(0, 100))
        ids = [each.id for each in question.stones]
        return st.dictionaries(st.sampled_from(ids), spot, min_size=1)
    if isinstance(question, ChoiceQuestion):
        ids = [each.id for each in question.options]
        if question.type == "single":
            return st.sampled_from(ids)
        return st.lists(st.sampled_from(ids), min_size=1, max_size=question.most, unique=True)
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "slider": st.integers(0, 100), "place": st.sampled_from([*PLACES]),
        "confirmation": st.just(True), "text": _WORDS, "long_text": _WORDS,
    }  # fmt: skip
    return by_type[question.type]


ASKED = every_kind()
FORM = read_beside(xlsform_of(ASKED, PLACES), "formulier.xlsx")


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    """Question → answer, or 'nvt'."""
    given: dict[str, Any] = {}
    for question in ASKED.questions:
        if question.required or draw(st.booleans()):
            given[question.id] = draw(answer(question))
        elif question.not_applicable and draw(st.booleans()):
            given[question.id] = "nvt"
    return given


def cells(given: dict[str, Any], *, labels: bool) -> dict[str, str]:
    """A row of Kobo: columns behind their groups, by names or by labels."""
    row: dict[str, str] = {}
    titles = {each.id: each.title for each in ASKED.steps}
    for question in ASKED.questions:
        value = given.get(question.id)
        step = titles[question.step] if labels else f"{question.step}-stap"
        whole = f"{step}/{question.label if labels else f'{question.id}-vraag'}"
        asks = question.label.replace("${", "$ {")
        named = f"{step}/{asks if labels else question.id}"
        skipped = f"{question.name}: niet van toepassing?" if labels else f"{question.id}-nvt"
        if question.not_applicable:
            row[f"{step}/{skipped}"] = "nvt" if value == "nvt" else ""
        value = None if value == "nvt" else value
        if isinstance(question, TriadQuestion):
            for corner, words in question.corners.model_dump().items():
                last = words if labels else f"{question.id}_{corner}"
                row[f"{whole}/{last}"] = str(value[corner]) if value else ""
        elif isinstance(question, StonesQuestion):
            for stone in question.stones:
                for n, (side, ends) in enumerate((("x", question.x), ("y", question.y))):
                    words = f"{stone.label}: van {ends.low} (0) naar {ends.high} (100)"
                    last = words if labels else f"{question.id}_{stone.id}_{side}"
                    put = (value or {}).get(stone.id)
                    row[f"{whole}/{last}"] = str(put[n]) if put else ""
        elif isinstance(question, ChoiceQuestion):
            chosen = value if isinstance(value, list) else [value] if value else []
            said = {each.id: each.label if labels else each.id for each in question.options}
            row[named] = " ".join(said[each] for each in chosen)
            if question.type == "multi":
                for option in question.options:
                    row[f"{named}/{said[option.id]}"] = str(int(option.id in chosen))
            if other := next((each for each in question.options if each.other), None):
                last = f"{question.name}: {other.label}, namelijk"
                column = f"{step}/{last}" if labels else f"{named}_other"
                row[column] = "zelf bedacht" if other.id in chosen else ""
        elif question.type == "confirmation":
            row[named] = "OK" if value else ""
        elif question.type == "place" and value and labels:
            row[named] = PLACES[value].label
        else:
            row[named] = "" if value is None else str(value)
    return row


def collected(given: list[dict[str, Any]], *, labels: bool = False, version: str = "") -> Table:
    """A table of Kobo with these stories."""
    rows = [
        {"start": "x", **cells(each, labels=labels),
         "vertelpunt-einde": f"2026-03-0{n + 1}T10:00:00.000+01:00",
         "vertelpunt-vragen": version or ASKED.version, "_id": str(n), "_uuid": f"u{n}",
         "_submission_time": "2026-04-01T08:00:00"}
        for n, each in enumerate(given)
    ]  # fmt: skip
    return read_table(pd.DataFrame(rows).to_csv(index=False).encode(), "kobo.csv")


def brought(table: Table, beside: Beside | bytes | None = None) -> Prepared:
    plan = recognise(table, beside, ASKED, "proef", "Proef", PLACES)
    assert plan.tool == "kobo"
    return prepare(table, plan, ASKED, PLACES)


class TestTheWayBack:
    @pytest.mark.parametrize("labels", [False, True])
    @settings(max_examples=8, deadline=None)
    @given(st.lists(stories(), min_size=1, max_size=3))
    def test_answers_come_back_as_those_to_our_own_questions(
        self, labels: bool, given: list[dict[str, Any]]
    ) -> None:
        found = brought(collected(given, labels=labels), FORM if labels else None)
        assert found.unfit == []
        asked = {each.id for each in found.questionnaire.questions}
        assert asked == {each.id for each in ASKED.questions if each.type != "confirmation"}
        for told, story in zip(given, found.stories, strict=True):
            sent = story.submission
            assert {*sent.not_applicable} == {name for name, v in told.items() if v == "nvt"}
            for name in asked - {*sent.not_applicable}:
                assert plainly(name, sent.answers.get(name)) == as_sent(name, told.get(name)), name
            audience = ASKED.part("audience")
            assert audience
            option = audience.option(told[audience.id])
            assert option
            assert story.audience == option.audience

    def test_it_was_told_when_somebody_was_done_and_not_when_it_could_be_sent(self) -> None:
        (story,) = brought(collected([LEAST])).stories
        assert story.told_at == datetime(2026, 3, 1, 9)

    def test_words_beside_a_choice_come_along(self) -> None:
        (story,) = brought(collected([LEAST | {"subject_kind": "other"}])).stories
        assert story.submission.other == {"subject_kind": "zelf bedacht"}

    def test_what_was_asked_otherwise_is_said_and_nothing_is_lost_in_silence(self) -> None:
        table = collected([LEAST | {"role": "staff"}], version="000000000000")
        rows = table.rows.replace({"about_you-stap/role": {"staff": "vanger"}})
        table = replace(table, rows=rows)
        plan = recognise(table, None, ASKED, "proef", "Proef", PLACES)
        assert any("andere versie van jullie vragen" in each for each in plan.remarks)
        (wrong,) = prepare(table, plan, ASKED, PLACES).unfit
        assert (wrong.column, wrong.stands) == ("about_you-stap/role", "vanger")

    def test_a_question_that_was_added_there_comes_in_beside_ours(self) -> None:
        book = load_workbook(io.BytesIO(xlsform_of(ASKED, PLACES)))
        book["survey"].append(["text", "extra", "Nog iets?"])
        out = io.BytesIO()
        book.save(out)
        table = collected([LEAST])
        with_extra = table.rows.assign(extra="ja, dit")
        table = replace(table, names=(*table.names, "extra"), rows=with_extra,
                        headers=(*table.headers, "extra"))  # fmt: skip
        found = brought(table, out.getvalue())
        (own,) = [q for q in found.questionnaire.questions if ASKED.question(q.id) is None]
        assert own.label == "Nog iets?"
        assert found.stories[0].submission.answers[own.id] == "ja, dit"

    def test_columns_that_are_called_after_labels_ask_for_the_form(self) -> None:
        assert needs_beside(collected([LEAST])) is None
        assert "Geef de XLSForm erbij" in (needs_beside(collected([LEAST], labels=True)) or "")


LEAST: dict[str, Any] = {
    each.id: {"left": 50, "right": 30, "top": 20} if each.type == "triad"
    else each.options[0].id if isinstance(each, ChoiceQuestion)
    else "GM0344" if each.type == "place" else True if each.type == "confirmation" else "Woorden"
    for each in ASKED.questions if each.required
}  # fmt: skip


def as_sent(name: str, value: Any) -> Any:
    """What a form says, as we keep it."""
    question = ASKED.question(name)
    if value is None or question is None:
        return None
    if isinstance(question, TriadQuestion):
        return {corner: pytest.approx(share / 100) for corner, share in value.items()}
    if isinstance(question, StonesQuestion):
        return {stone: (float(x), float(y)) for stone, (x, y) in value.items()}
    return (
        {*value}
        if isinstance(value, list)
        else " ".join(value.split())
        if name == "title"
        else value
    )


def plainly(name: str, value: Any) -> Any:
    question = ASKED.question(name)
    if value is None:
        return None
    if isinstance(question, StonesQuestion):
        return {mark["stone"]: (mark["x"], mark["y"]) for mark in value}
    return {*value} if isinstance(value, list) else value


class TestWhereItIs:
    def test_the_page_offers_it_and_says_what_goes_otherwise(
        self, open_page: Callable[..., AppTest], collection: Collection,
        questionnaire: Questionnaire,
    ) -> None:  # fmt: skip
        app = type_code(open_page("pages/vragen.py", CODE), CODE)
        open_tab(app, "Versies")
        told = [each.value for each in app.text]
        for sentence in not_in_xlsform(questionnaire):
            assert f"· {sentence}" in told
        assert any("XLSForm" in each.proto.label for each in app.get("download_button"))

    def test_the_command_line_writes_it_and_overwrites_nothing(
        self, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:  # fmt: skip
        monkeypatch.setenv("VERTELPUNT_DATABASE", str(collection.path))
        asked = collection.own_version
        assert asked
        close_collection(collection.path)
        file = tmp_path / "vragen.xlsx"
        monkeypatch.setattr("sys.argv", ["vertelpunt", "xlsform", str(file)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        assert isinstance(read_beside(file.read_bytes(), file.name), XlsForm)
        out = capsys.readouterr().out
        assert all(sentence in out for sentence in not_in_xlsform(asked))
        written = file.read_bytes()
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        assert "is er al" in capsys.readouterr().err
        assert file.read_bytes() == written
