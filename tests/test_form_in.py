"""An XLSForm of elsewhere as the beginning of our questions: what each row becomes, or why not."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from tests.doing import with_code
from tests.numbers.page import open_tab
from tests.test_access import type_code
from tests.test_pages import CODE
from tests.test_xlsform import PLACES, every_kind
from vertelpunt.export.xlsform import xlsform_of
from vertelpunt.intake.tables import TableError
from vertelpunt.intake.xlsform import MOST_BYTES, Taken, form_of, read_form, take_form
from vertelpunt.questionnaire import (
    TYPES,
    EditError,
    Questionnaire,
    TextQuestion,
    editing,
    minimal,
    read_questionnaire,
)
from vertelpunt.store import Collection

HEAD = ("type", "name", "label::Nederlands (nl)", "label::English (en)", "hint::Nederlands (nl)",
        "required", "relevant", "constraint", "parameters", "media::image")  # fmt: skip


def book(
    survey: Sequence[Sequence[str]], choices: Sequence[Sequence[str]] = (),
    head: Sequence[str] = HEAD, form_title: str = "Buurtpeiling", **more: str,
) -> bytes:  # fmt: skip
    """A form of another tool. `more`: settings."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in (
        ("survey", [head, *survey]),
        ("choices", [("list_name", "name", "label::Nederlands (nl)", "label::English (en)"),
                     *choices]),
        ("settings", [("form_title", *more), (form_title, *more.values())]),
    ):  # fmt: skip
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def taken(
    content: bytes, asked: Questionnaire | None = None, language: str | None = None,
    versions: Sequence[Questionnaire] = (),
) -> Taken:  # fmt: skip
    asked = asked or minimal()
    return take_form(form_of(read_form(content, "f.xlsx"), language), asked, versions or [asked])


def lost(found: Taken, asks: str) -> str:
    """All that is said of the row that asks this."""
    (line,) = (each for each in found.lines if each.asks == asks)
    return f"{line.becomes} | {' '.join(line.lost)}"


FOREIGN = book(
    [
        ("start", "start"),
        ("note", "welkom", "Fijn dat je <b>meedoet</b>", "Welcome"),
        ("begin group", "g1", "Over de buurt", "Area", "", "", "${titel} != ''"),
        ("note", "n1", "Denk aan vorig jaar"),
        ("text", "titel", "Hoe noem je dit?"),
        ("select_one soort", "soort", "Wat voor plek?", "", "Kies er een", "yes"),
        ("text", "soort_other", "Welke?", "", "", "", "${soort} = 'other'"),
        ("select_multiple soort or_other", "meer", "Wat nog meer?", "", "", "", "${soort} = '1'",
         "count-selected(.) <= 2"),
        ("begin_group", "binnen", "Dieper"),
        ("range", "cijfer", "Welk cijfer, ${titel}?", "", "", "", "", "", "start=1 end=10"),
        ("integer", "jaren", "Hoeveel jaar?", "", "", "", "", ". > 3", "", "huis.png"),
        ("end_group", ""),
        ("note", "n2", "Nog even"),
        ("end group", ""),
        ("begin_repeat", "rij", "Kinderen"),
        ("text", "kind", "Naam van het kind"),
        ("end_repeat", ""),
        ("image", "foto", "Een foto"),
        ("select_one een", "een", "Maar één"),
        ("rank soort", "volgorde", "Op volgorde"),
        ("acknowledge", "ok", "Klopt het?", "", "", "${soort} = '1'"),
        ("calculate", "som", ""),
        ("onzin", "vreemd", "Iets vreemds"),
        ("date", "dag", "Wanneer?"),
        ("end_group", ""),
    ],
    [("soort", "1", "Plein", "Square"), ("soort", "park", "Park", "Park"),
     ("soort", "other", "Iets anders", "Else"), ("soort", "park", "Park!", "Park"),
     ("een", "a", "A", "A")],
)  # fmt: skip


class TestAForeignForm:
    def test_each_row_becomes_a_question_or_says_why_not(self) -> None:
        found = taken(FOREIGN)
        asked = found.asked
        assert (asked.name, asked.introduction) == ("Buurtpeiling", "Fijn dat je meedoet")
        assert [(each.id, each.title, each.help) for each in asked.steps] == [
            ("over_de_buurt", "Over de buurt", "Denk aan vorig jaar"),
            ("buurtpeiling", "Buurtpeiling", None), ("check", "Controleren en versturen", None),
        ]  # fmt: skip
        assert [(each.id, each.type, each.step) for each in asked.questions] == [
            ("title", "text", "over_de_buurt"), ("soort", "single", "over_de_buurt"),
            ("meer", "multi", "over_de_buurt"), ("cijfer", "slider", "over_de_buurt"),
            ("jaren", "text", "over_de_buurt"), ("ok", "confirmation", "buurtpeiling"),
            ("dag", "text", "buurtpeiling"), ("share_level", "single", "check"),
        ]  # fmt: skip
        content = {each["id"]: each for each in asked.content()["questions"]}
        assert content["title"] | {"label": "Hoe noem je dit?", "part": "title"} == content["title"]
        assert content["soort"]["help"] == "Kies er een"
        assert content["soort"]["options"] == [
            {"id": "plein", "label": "Plein"}, {"id": "park", "label": "Park!"},
            {"id": "other", "label": "Iets anders", "other": True},
        ]  # fmt: skip
        assert (content["meer"]["most"], len(content["meer"]["options"])) == (2, 4)
        assert content["cijfer"]["ends"] == {"low": "1", "high": "10"}

    def test_what_is_otherwise_is_said_of_each_row(self) -> None:
        found = taken(FOREIGN)
        said = {
            "Hoe noem je dit?": "de titel van het verhaal",
            "Welke?": "de woorden bij ‘Iets anders’",
            "Wat nog meer?": "De voorwaarde gaat niet mee",
            "Welk cijfer, ${titel}?": "komt er als letters te staan",
            "Hoeveel jaar?": "De grens aan het antwoord gaat niet mee.",
            "Nog even": "Losse uitleg kan hier niet",
            "Naam van het kind": "Een groep die wordt herhaald",
            "Dieper": "Een groep in een groep kan hier niet",
            "Over de buurt": "een stap | De voorwaarde gaat niet mee",
            "Een foto": "foto, opname, bestand",
            "Maar één": "ten minste twee antwoorden",
            "Op volgorde": "Maak er een keuze van",
            "Klopt het?": "Of hij nodig is, hing ergens van af",
            "som": "rekent of bewaart iets",
            "Iets vreemds": "kennen we niet",
            "Wanneer?": "Een dag of tijd wordt hier als tekst getypt",
            "start": "vraagt niets",
        }
        for asks, words in said.items():
            assert words in lost(found, asks), asks
        assert "Het plaatje of geluid gaat niet mee." in lost(found, "Hoeveel jaar?")
        # No row that holds anything is passed over in silence.
        told = {each.line for each in found.lines}
        ends = {13, 15, 18, 26}
        assert told | ends == {*range(2, 27)}

    def test_it_comes_in_one_language_in_dutch_where_there_is_dutch(self) -> None:
        assert "Nederlands (nl)" in " ".join(taken(FOREIGN).remarks)
        english = taken(FOREIGN, language="English (en)")
        options = english.asked.content()["questions"][1]["options"]
        assert [each["label"] for each in options] == ["Square", "Park", "Else"]
        assert english.asked.steps[0].title == "Area"

    def test_a_name_that_was_used_here_is_never_used_for_another_question(self) -> None:
        before, _ = editing.add_question(
            minimal(), "place", "story", {"label": "soort"}, frozenset()
        )
        found = taken(FOREIGN, versions=[minimal(), before])
        assert found.asked.question("soort") is None
        assert found.asked.question("soort_2")

    def test_words_are_words(self) -> None:
        words = "1+1 **vet** <script>alert(1)</script>[x](javascript:1)"
        found = taken(book([("text", "a", words), ("text", "b", "x" * 400), ("text", "c")]))
        labels = [each.label for each in found.asked.questions]
        assert labels[1] == "1+1 **vet** [x](javascript:1)"
        assert (len(labels[2]), labels[3]) == (300, "c")
        assert "x" * 400 in (found.asked.questions[2].help or "")


# Ours, out and in again

WORDS = st.text("ab é;'=\"<>*&{}_", min_size=1, max_size=12).map(lambda t: " ".join(t.split()))
SEEN = WORDS.filter(lambda text: any(each.isalnum() for each in text))


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    asked = minimal()
    for title in draw(st.lists(SEEN, max_size=2)):
        asked = editing.add_step(asked, title)
    for kind in draw(st.lists(st.sampled_from([*TYPES]), min_size=1, max_size=5)):
        words: dict[str, Any] = {each: draw(SEEN) for each in TYPES[kind].texts}
        words |= {"label": draw(SEEN), "options": draw(OPTIONS)}
        step = draw(st.sampled_from([each.id for each in asked.steps]))
        try:
            asked, made = editing.add_question(asked, kind, step, words, frozenset())
            flags = draw(st.sampled_from(["required", "not_applicable", "more", "short"]))
            changed = {"required": False, "not_applicable": False, "help": draw(WORDS)}
            asked = editing.reword(
                asked, made, changed | {flags: "kort" if flags == "short" else True}
            )
            if kind in ("single", "multi"):
                first = asked.content()["questions"]
                option = next(q for q in first if q["id"] == made)["options"][0]["id"]
                asked = editing.reword_option(asked, made, option, {"help": draw(WORDS),
                                                                    "other": True})  # fmt: skip
        except EditError:
            continue
    return editing.reword_top(asked, {
        "name": draw(SEEN), "introduction": draw(WORDS), "time": draw(WORDS),
        "afterwards": draw(WORDS),
    })  # fmt: skip


OPTIONS = st.lists(SEEN, min_size=2, max_size=4, unique_by=str.casefold)


def by_step(asked: Questionnaire) -> dict[str, Any]:
    """The questionnaire without steps that ask nothing, in the order of a form."""
    content = asked.content()
    there = {each["step"] for each in content["questions"]}
    content["steps"] = [each for each in content["steps"] if each["id"] in there]
    order = [each["id"] for each in content["steps"]]
    content["questions"].sort(key=lambda each: order.index(each["step"]))
    return content


def as_elsewhere(asked: Questionnaire) -> dict[str, Any]:
    """Without what `not_in_xlsform` says is lost, for who never had these questions."""
    content = by_step(asked)
    for question in content["questions"]:
        if question["id"] not in ("title", "story", "share_level"):
            for name in ("short", "more", "suggestions", "quadrants", "part"):
                question.pop(name, None)
            if question["type"] == "stones":
                question.pop("required", None)
    before = content.pop("before", {})
    lines = (content.get("introduction"), before.get("time"), before.get("names"))
    content["introduction"] = "\n\n".join(filter(None, lines))
    return {k: v for k, v in content.items() if k not in ("card", "planes", "reflection") and v}


class TestOurOwn:
    @settings(max_examples=30, deadline=None)
    @given(questionnaires())
    def test_out_and_in_again_are_the_same_questions(self, asked: Questionnaire) -> None:
        content = xlsform_of(asked, PLACES)
        here = taken(content, asked).asked
        assert by_step(here) == by_step(asked)
        assert as_elsewhere(taken(content).asked) == as_elsewhere(asked)

    def test_every_kind_keeps_what_a_form_can_not_say_where_the_questions_are_known(self) -> None:
        asked = every_kind()
        found = taken(xlsform_of(asked, PLACES), asked)
        assert by_step(found.asked) == by_step(asked)
        assert all(each.becomes and not each.lost for each in found.lines)

    def test_what_was_changed_there_is_changed_here(self) -> None:
        asked = every_kind()
        made = load_workbook(io.BytesIO(xlsform_of(asked, PLACES)))
        for row in made["survey"].iter_rows(min_row=2):
            if row[1].value == "effect_triad_left":
                row[2].value = "de buurt"
        made["survey"].append(["text", "nieuw", "Nog iets?"])
        out = io.BytesIO()
        made.save(out)
        found = taken(out.getvalue(), asked).asked
        triad = next(each for each in found.content()["questions"] if each["id"] == "effect_triad")
        assert triad["corners"]["left"] == "de buurt"
        assert triad["short"] == "Waar werkt het door"
        assert found.questions[-1].id == "nieuw"

    def test_a_question_that_has_another_type_now_is_another_question(self) -> None:
        asked = every_kind()
        other = asked.content()
        for question in other["questions"]:
            if question["id"] == "effect_size":
                question |= {"type": "long_text"}
                del question["ends"]
        other["planes"] = []
        found = taken(xlsform_of(asked, PLACES), read_questionnaire(other, "")).asked
        assert found.question("effect_size") is None
        again = found.question("effect_size_2")
        assert again
        assert again.type == "slider"

    def test_who_may_read_stays_as_it_is_in_other_words(self) -> None:
        made = load_workbook(io.BytesIO(xlsform_of(minimal(), PLACES)))
        for row in [*made["choices"].iter_rows(min_row=2)]:
            if row[1].value == "members":
                row[1].value, row[2].value = "iedereen", "Iedereen"
            elif row[1].value == "partners":
                row[2].value = "Ook partners"
        out = io.BytesIO()
        made.save(out)
        found = taken(out.getvalue())
        audience = found.asked.content()["questions"][-1]
        assert [(each["audience"], each["label"]) for each in audience["options"]] == [
            ("core_group", "Alleen de kerngroep"), ("members", "De kerngroep en alle leden"),
            ("partners", "Ook partners"),
        ]  # fmt: skip
        assert "Wie mag lezen ligt vast" in lost(found, "Wie mag je verhaal lezen?")


# Files that are no form


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()


WRONG: Mapping[str, tuple[bytes, str]] = {
    "empty": (b"", "Dit bestand is leeg"),
    "csv": (b"type,name,label\ntext,a,b", "geen Excel-bestand"),
    "old": (b"\xd0\xcf\x11\xe0" + b"x" * 600, "oud Excel-bestand"),
    "huge": (b"PK" + b"x" * MOST_BYTES, "te groot"),
    "broken": (b"PK\x03\x04rest", "niet te lezen"),
    "zip": (packed(a="niets"), "niet te lezen"),
    "another workbook": (
        book([("a", "b"), ("1", "2")], head=("x", "y")), "geen kolommen ‘type’ en ‘name’"
    ),
    "nothing asked": (book([("start", "start")]), "geen vraag die we kunnen overnemen"),
    "long": (book([("text", f"q{n}", "Vraag") for n in range(2_001)]), "meer dan 2000 regels"),
    "many": (book([("text", f"q{n}", "Vraag") for n in range(201)]), "heeft 201 vragen"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_form_says_what_to_mend(name: str) -> None:
    content, words = WRONG[name]
    with pytest.raises(TableError, match=words):
        taken(content)


def test_macros_and_formulas_do_nothing() -> None:
    content = book([("text", "a", '=HYPERLINK("https://x.test")'), ("text", "b", "Vraag")])
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as packed_book:
        packed_book.writestr("xl/vbaProject.bin", b"macro")
    labels = [each.label for each in taken(made.getvalue()).asked.questions]
    # A formula without its outcome is nothing, so that the question is called by its name.
    assert labels[1:3] == ["a", "Vraag"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(
    st.sampled_from(["text", "select_one x", "select_multiple x or_other", "begin_group",
                     "end_group", "begin_repeat", "end_repeat", "note", "range", "integer",
                     "select_one y", "", "text extra", "calculate"]),
    st.sampled_from(["a", "a_other", "a-nvt", "a-vraag", "a_left", "title", "vertelpunt-vragen",
                     "coded_x", "A b", "", "a_x", "share_level"]),
    st.sampled_from(["", "Woorden", "=1", "a: van b (0) naar c (100)", "\u200b", "x" * 350]),
    st.just(""), st.sampled_from(["", "0 is a, 100 is b."]), st.sampled_from(["", "yes", "${a}"]),
    st.sampled_from(["", "selected(${a}, 'p')", "${a} = 'p'"]),
    st.sampled_from(["", "count-selected(.) <= 0", "string-length(.) <= 0", ". > 1"]),
), min_size=1, max_size=12))  # fmt: skip
def test_any_rows_give_sound_questions_or_a_sentence(rows: list[tuple[str, ...]]) -> None:
    try:
        found = taken(book(rows, [("x", "p", "P"), ("x", "q", "Anders"), ("x", "=q", "p")]))
    except TableError:
        return
    assert read_questionnaire(found.asked.content(), "") == found.asked
    assert found.asked.part("title")
    assert found.asked.part("audience")


# The page


def test_the_form_is_looked_at_and_becomes_the_draft_which_can_be_taken_back(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    with_code(collection).edit_questions(
        lambda asked: editing.reword(asked, "title", {"label": "Van gisteren"}), questionnaire
    )
    app = type_code(open_page("pages/vragen.py", CODE), CODE)
    open_tab(app, "Versies")
    app.file_uploader[0].set_value(("peiling.xlsx", FOREIGN, "application/x")).run()
    told = [each.value for each in app.text]
    assert "Dit wordt een concept met 8 vragen. Wat niet meegaat: 10 regels. Wat anders wordt: " \
           "6 regels." in told  # fmt: skip
    now = collection.question_drafts.now()
    assert now
    assert now.asked.question("title").label == "Van gisteren"  # type: ignore[union-attr]
    next(b for b in app.button if b.key == "form_as_draft").click().run()
    drafted = collection.question_drafts.now()
    assert drafted
    assert drafted.asked.name == "Buurtpeiling"
    assert isinstance(drafted.asked.question("title"), TextQuestion)
    assert "Maak de laatste wijziging ongedaan" in app.success[0].value
    with_code(collection).take_back_edit(drafted.asked)
    back = collection.question_drafts.now()
    assert back
    assert back.asked == now.asked


def test_a_wrong_file_is_refused_on_the_page_and_nothing_changes(
    open_page: Callable[..., AppTest], collection: Collection
) -> None:
    app = type_code(open_page("pages/vragen.py", CODE), CODE)
    open_tab(app, "Versies")
    app.file_uploader[0].set_value(("x.xlsx", b"PK\x03\x04rest", "application/x")).run()
    assert any("niet te lezen" in each.value for each in app.text)
    assert not any(each.key == "form_as_draft" for each in app.button)
    assert collection.question_drafts.now() is None
