"""A table is read as it stands, planned as it looks, changed by hand, and never guessed away."""

import io
import json
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.stories import ANSWERS
from vertelpunt.export.csv import csv_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.intake import FileError, load_questionnaire
from vertelpunt.intake.reading import questions_of
from vertelpunt.intake.story import check_answers
from vertelpunt.intake.tables import (
    Plan,
    Prepared,
    Table,
    TableError,
    as_options,
    as_place,
    as_point,
    as_scale,
    as_text,
    as_title,
    as_told_at,
    as_triad,
    join,
    leave_out,
    prepare,
    questionnaire_of,
    read_table,
    recognise,
)
from vertelpunt.intake.tables.numbers import moment_of
from vertelpunt.intake.tables.words import plain
from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places, read_questionnaire
from vertelpunt.selection import Selection

ANY = Path(__file__).parent / "tables" / "any.csv"
OWN, PLACES = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)


def of(text: str) -> Table:
    return read_table(text.encode(), "tabel.csv")


def planned(table: Table) -> Plan:
    return recognise(table, None, OWN, "proef", "Proef", PLACES)


def prepared(table: Table, plan: Plan) -> Prepared:
    return prepare(table, plan, OWN, PLACES)


def answers(found: Prepared, question: str) -> list[object]:
    return [story.submission.answers.get(question) for story in found.stories]


def sound(found: Prepared) -> None:
    """Every story is one that loading back would take."""
    for story in found.stories:
        sent = story.submission
        body = {
            "answers": sent.answers, "other": sent.other,
            "not_applicable": list(sent.not_applicable),
        }  # fmt: skip
        assert not [*check_answers("", found.questionnaire, body, PLACES)]


class TestReading:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    @pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
    def test_the_separator_and_the_encoding_are_found(self, encoding: str, separator: str) -> None:
        cells = [["naam", "verhaal"], ["één", 'Ze zei: "ja, ja; nee"'], ["twéé", "a\nb"]]
        text = "\r\n".join(
            separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells
        )
        table = read_table(text.encode(encoding), "a.csv")
        assert table.names == ("naam", "verhaal")
        assert table.rows.to_numpy().tolist() == cells[1:]
        assert list(table.rows.index) == [2, 3]

    def test_excel_and_json_say_the_same_as_csv(self) -> None:
        book, out = Workbook(), io.BytesIO()
        book.active.append(["dag", "getal", "ja"])
        book.active.append([datetime(2025, 11, 12), 3.0, True])
        book.active.append([datetime(2025, 11, 12, 9, 5), 0.25, False])
        book.create_sheet("meer").append(["x"])
        book.save(out)
        excel = read_table(out.getvalue(), "a.xlsx")
        rows = [["2025-11-12", "3", "1"], ["2025-11-12 09:05:00", "0.25", "0"]]
        assert excel.rows.to_numpy().tolist() == rows
        assert "‘meer’" in excel.remarks[-1]
        records = [{"dag": a, "getal": float(b), "ja": c == "1"} for a, b, c in rows]
        answered = read_table(json.dumps({"count": 2, "results": records}).encode(), "a.json")
        assert answered.rows.to_numpy().tolist() == rows
        nested = read_table(b'[{"a": {"b": [1, 2], "c": null}}, {"a": {"b": "x"}}]', "a.json")
        assert nested.names == ("a/b", "a/c")
        assert nested.rows.to_numpy().tolist() == [["1; 2", ""], ["x", ""]]

    def test_names_are_told_apart_and_titles_above_them_are_no_names(self) -> None:
        table = of("Onze verhalen;;\n;;\nA;A;\n1;2;3\n\n4;5;\n")
        assert table.names == ("A", "A (2)", "Kolom 3")
        assert table.headers == ("A", "A", "")
        assert list(table.rows.index) == [4, 6]
        assert table.first_line == 4
        assert table.remarks[2:] == (
            "Overgeslagen: 1 regel boven de namen van de kolommen.", "Overgeslagen: 1 lege regel.",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("content", "name", "mend"),
        [
            (b"", "a.csv", "leeg"),
            (b"alleen namen;hier", "a.csv", "geen tabel"),
            (b"PK\x03\x04kapot", "a.xlsx", "Bewaar het opnieuw als .xlsx"),
            (b"\xd0\xcf\x11\xe0" + b"x" * 99, "a.xls", "Bewaar het opnieuw"),
            (b"<html><body>nee</body></html>", "a.csv", "geen tabel"),
            (b"%PDF-1.7 iets\n", "a.csv", "geen tabel"),
            (b'{"a": ', "a.json", "niet te lezen als JSON"),
            (b'{"naam": "niets"}', "a.json", "geen lijst met antwoorden"),
            (b"a;b\n1;\x81\x8d\n", "a.csv", "CSV UTF-8"),
            (b'a;b\n1;"' + b"x" * 140_000, "a.csv", "aanhalingsteken"),
            (b"a;b\n" + b"1;2\n" * 50_001, "a.csv", "Knip"),
            (b";".join(b"%d" % n for n in range(1_001)) + b"\n1;2\n", "a.csv", "te groot"),
        ],
    )  # fmt: skip
    def test_a_file_that_is_no_table_is_refused_with_what_to_mend(
        self, content: bytes, name: str, mend: str
    ) -> None:
        with pytest.raises(TableError, match=f"(?i){mend}"):
            read_table(content, name)

    def test_a_small_file_that_unpacks_to_much_is_refused(self) -> None:
        out = io.BytesIO()
        with (
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
            packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
        ):
            for _ in range(610):
                sheet.write(b"0" * 1_000_000)
        with pytest.raises(TableError, match="te groot"):
            read_table(out.getvalue(), "a.xlsx")

    @pytest.mark.parametrize(
        ("cell", "at"),
        [
            ("1717000000123", datetime(2024, 5, 29, 16, 26, 40)),
            ("1717000000", datetime(2024, 5, 29, 16, 26, 40)),
            ("2024-05-29", datetime(2024, 5, 28, 22)),
            ("2024-01-29 12:00", datetime(2024, 1, 29, 11)),
            ("2024-01-29T12:00:00Z", datetime(2024, 1, 29, 12)),
            ("2024-01-29T12:00:00.123+05:30", datetime(2024, 1, 29, 6, 30)),
            ("29-1-2024 12:00", datetime(2024, 1, 29, 11)),
            ("29/01/2024", datetime(2024, 1, 28, 23)),
            ("31-2-2024", None), ("2024-13-01", None), ("gisteren", None), ("12", None),
        ],
    )  # fmt: skip
    def test_a_moment_is_read_as_it_is_in_the_netherlands(
        self, cell: str, at: datetime | None
    ) -> None:
        assert moment_of(cell, "Europe/Amsterdam") == at

    def test_labels_lose_their_html(self) -> None:
        assert (
            plain("<p>Wie is <b>er</b>?<br>R&amp;B &lt;i&gt;x&lt;/i&gt;</p>") == "Wie is er? R&B x"
        )
        assert plain("minder dan 3 < 4 > 2") == "minder dan 3 < 4 > 2"


class TestAnyTable:
    @pytest.fixture
    def table(self) -> Table:
        return read_table(ANY.read_bytes(), ANY.name)

    @pytest.fixture
    def plain_table(self) -> pd.DataFrame:
        return pd.read_csv(ANY, sep=";", skiprows=1, dtype=str, keep_default_na=False,
                           encoding="cp1252")  # fmt: skip

    def test_columns_become_what_they_look_like(
        self, table: Table, plain_table: pd.DataFrame
    ) -> None:
        plan = planned(table)
        found = prepared(table, plan)
        assert {take.columns[0]: take.how for take in plan.takes} == {
            "Titel": "text", "Het verhaal": "text", "Gemeente": "place", "Rol": "option",
            "Thema's": "options", "Regels": "shares", "Effect": "scale",
            "Wens: rust": "option_columns", "Plek x": "scale", "Plek y": "scale",
        }  # fmt: skip
        assert len(found.stories) == len(plain_table)
        assert answers(found, "proef_het_verhaal_t") == list(plain_table["Het verhaal"])
        assert found.stories[1].told_at == datetime(2024, 3, 2, 13, 31)
        places = [each for each in answers(found, "proef_gemeente_p") if each]
        assert len(places) == 29
        assert set(places) == {"GM0344", "GM0518", "GM0014", "GM1900"}
        dots = pd.DataFrame([each for each in answers(found, "proef_regels_d") if each])
        shares = plain_table.drop(index=11)["Regels"].str.replace(",", ".").astype(float)
        assert list(dots["left"]) == pytest.approx(list(shares))
        themes = plain_table["Thema's"].str.split("; ").explode().value_counts()
        asked = found.questionnaire.question("proef_thema_s_m")
        assert asked
        chosen = [o.label for each in answers(found, asked.id) for o in asked.chosen(each)]
        assert {theme: chosen.count(theme) for theme in themes.index} == dict(themes)
        assert [(p.x, p.y) for p in found.questionnaire.planes] == [
            ("proef_plek_x_s", "proef_plek_y_s")
        ]
        sound(found)

    def test_what_does_not_fit_is_said_once_with_its_row(self, table: Table) -> None:
        found = prepared(table, planned(table))
        assert [(each.line, each.column, each.stands) for each in found.unfit] == [
            (10, "Gemeente", "Nergenshuizen"), (14, "Regels", "0,33 / 0,32 / 0,9"),
        ]  # fmt: skip
        says = {each.column: each for each in found.columns}
        assert [each.column for each in found.columns] == list(table.names)
        assert says["Gemeente"].filled == 30
        assert says["Gemeente"].unfit == 1
        assert "bewaren we niet" in says["E-mail"].becomes
        assert says["Leeg"].becomes == "gaat niet mee: leeg"

    def test_what_does_not_apply_is_no_answer_and_no_mistake(self) -> None:
        rows = "".join(f"Verhaal {n};{n * 5 if n else 'n.v.t.'}\n" for n in range(20))
        table = of("verhaal;cijfer\n" + rows)
        found = prepared(table, planned(table))
        assert found.stories[0].submission.not_applicable == ("proef_cijfer_s",)
        assert answers(found, "proef_cijfer_s") == [None, *(5.0 * n for n in range(1, 20))]
        assert not found.unfit

    def test_a_title_that_is_too_long_is_cut_and_kept_whole(self, table: Table) -> None:
        story = prepared(table, planned(table)).stories[2].submission.answers
        assert story["proef_titel_t"].startswith(story["title"].removesuffix("…"))
        assert len(story["title"]) <= 80 < len(story["proef_titel_t"])

    def test_a_row_that_stands_there_twice_or_is_empty_makes_no_story(self) -> None:
        table = of("verhaal;rol\nEen verhaal;a\nEen verhaal;a\nAnders;b\n;\nNog een;a\n")
        found = prepared(table, planned(table))
        assert [story.line for story in found.stories] == [2, 4, 6]
        assert [(each.line, each.message) for each in found.unfit] == [
            (3, "deze regel staat er twee keer (ook regel 2); de eerste gaat mee.")
        ]

    def test_the_same_file_gives_the_same_ids_and_keys(self, table: Table) -> None:
        one, other = (prepared(table, planned(table)) for _ in range(2))
        assert one == other
        assert one.questionnaire.version == other.questionnaire.version
        assert all(len(q.id) <= 48 for q in one.questionnaire.questions)

    def test_progress_is_told_to_its_end(self, table: Table) -> None:
        told: list[float] = []
        prepare(table, planned(table), OWN, PLACES, told.append)
        assert told == sorted(told)
        assert told[-1] == 1.0

    def test_the_questions_are_a_source_beside_ours(self, table: Table) -> None:
        made = questionnaire_of(planned(table), OWN)
        assert made.source == "proef"
        shared = {"title", "share_level"}
        assert {q.id for q in made.questions} & {q.id for q in OWN.questions} == shared
        text = QUESTIONNAIRE.read_text(encoding="utf-8")
        with pytest.raises(FileError, match="`source` zet de app er zelf bij"):
            questions_of(f"{text}\nsource: proef\n", "x")
        with pytest.raises(TableError, match="kort kenmerk"):
            recognise(table, None, OWN, "Mijn bron!", "Proef")


class TestEditing:
    TABLE = of(
        "verhaal;cijfer;a;b;c;rol;leeg\n"
        + "".join(
            f"Verhaal nummer {n};{n % 5 + 1};{n};{30 - n};70;{'xy'[n % 2]};\n" for n in range(20)
        )
    )

    @pytest.fixture
    def plan(self) -> Plan:
        return planned(self.TABLE)

    def test_a_column_becomes_a_scale_that_may_be_turned_round(self, plan: Plan) -> None:
        found = prepared(self.TABLE, as_scale(plan, "cijfer", 5, 1))
        assert answers(found, "proef_cijfer_s")[:5] == [100, 75, 50, 25, 0]
        narrow = prepared(self.TABLE, as_scale(plan, "cijfer", 1, 4))
        assert len([each for each in narrow.unfit if "tussen 1 en 4" in each.message]) == 4

    def test_a_column_becomes_text_or_a_choice_or_nothing(self, plan: Plan) -> None:
        text = prepared(self.TABLE, as_text(plan, "rol"))
        assert answers(text, "proef_rol_t")[:2] == ["x", "y"]
        choice = as_options(as_text(plan, "rol"), "rol")
        assert answers(prepared(self.TABLE, choice), "proef_rol_c") == answers(
            prepared(self.TABLE, plan), "proef_rol_c"
        )
        without = leave_out(plan, "rol")
        assert without.left_out["rol"] == "met de hand weggelaten"
        assert "proef_rol_c" not in {t.question.id for t in without.takes}

    def test_a_column_becomes_a_choice_of_several_or_a_place(self) -> None:
        table = of("verhaal;wie;waar\nEen;buur / school;Utrecht\nTwee;school;n.v.t.\nDrie;;Mars\n")
        plan = as_place(as_options(planned(table), "wie", "/"), "waar")
        found = prepared(table, plan)
        assert [len(each or []) for each in answers(found, "proef_wie_m")] == [2, 1, 0]  # type: ignore[arg-type]
        assert answers(found, "proef_waar_p") == ["GM0344", None, None]
        assert [s.submission.not_applicable for s in found.stories][1] == ("proef_waar_p",)
        assert [(each.line, each.stands) for each in found.unfit] == [(4, "Mars")]

    def test_x_and_y_become_a_triad(self) -> None:
        table = of("verhaal;x;y\nEen;0.5;1\nTwee;0;0\nDrie;0.5;0.5\nVier;0;1\n")
        found = prepared(table, as_point(planned(table), "x", "y", ("links", "rechts", "boven")))
        assert answers(found, "proef_x_d") == [
            {"left": 0, "right": 0, "top": 1}, {"left": 1, "right": 0, "top": 0},
            {"left": 0.25, "right": 0.25, "top": 0.5}, None,
        ]  # fmt: skip
        assert [each.message for each in found.unfit] == ["dit ligt buiten de driehoek."]

    def test_the_title_and_the_moment_are_chosen_by_hand(self) -> None:
        table = of("tekst;kopje;toen\nEen verhaal;Soep;1-2-2024\nNog een;Brood;2-2-2024\n")
        found = prepared(table, as_told_at(as_title(planned(table), "kopje"), None))
        assert answers(found, "title") == ["Soep", "Brood"]
        assert [story.told_at for story in found.stories] == [None, None]

    def test_columns_of_a_triad_come_loose_and_together_in_another_order(self, plan: Plan) -> None:
        assert [take.columns for take in plan.takes if take.how == "shares"] == [("a", "b", "c")]
        loose = as_text(plan, "b")
        assert loose.left_out["a"] == "hoorde bij een vraag die anders is gekozen"
        again = as_triad(loose, "c", "a", "b")
        assert answers(prepared(self.TABLE, again), "proef_c_d")[0] == pytest.approx(
            {"left": 0.7, "right": 0.0, "top": 0.3}
        )
        assert "a" not in again.left_out

    def test_what_can_not_be_is_said(self, plan: Plan) -> None:
        for edit in (
            lambda: as_scale(plan, "verhaal", 0, 10),
            lambda: as_scale(plan, "cijfer", 3, 3),
            lambda: as_triad(plan, "a", "a", "b"),
            lambda: as_options(plan, "leeg"),
            lambda: as_text(plan, "nergens"),
            lambda: leave_out(plan, "nergens"),
        ):
            with pytest.raises(TableError, match=r"\.$"):
                edit()

    def test_a_choice_is_joined_with_ours_and_what_is_not_joined_is_said(self, plan: Plan) -> None:
        ours = OWN.question("role")
        take = next(each for each in plan.takes if each.columns == ("rol",))
        assert ours
        joined = join(plan, take, ours, {"x": "practitioner", "y": ""})
        found = prepared(self.TABLE, joined)
        assert answers(found, "role")[:2] == ["practitioner", None]
        assert len(found.unfit) == 10
        asked = found.questionnaire.question("role")
        assert asked
        assert not asked.required
        sound(found)
        for wrong in ({"z": "practitioner"}, {"x": "nergens"}, {}):
            with pytest.raises(TableError):
                join(plan, take, ours, wrong)

    def test_a_triad_and_a_slider_are_joined_by_corner_and_by_side(self, plan: Plan) -> None:
        triad, slider = OWN.question("effect_triad"), OWN.question("effect_size")
        assert triad
        assert slider
        take = next(each for each in plan.takes if each.how == "shares")
        joined = join(plan, take, triad, {"left": "c", "right": "b", "top": "a"})
        assert answers(prepared(self.TABLE, joined), "effect_triad")[0] == pytest.approx(
            {"left": 0.7, "right": 0.3, "top": 0.0}
        )
        scaled = as_scale(plan, "cijfer", 1, 5)
        mark = next(each for each in scaled.takes if each.columns == ("cijfer",))
        turned = prepared(self.TABLE, join(scaled, mark, slider, {"low": "high"}))
        assert answers(turned, "effect_size")[:2] == [100, 75]
        with pytest.raises(TableError, match="niet van dezelfde soort"):
            join(plan, take, slider.model_copy(update={"type": "text"}), {})
        twice = as_scale(join(scaled, mark, slider, {}), "a", 0, 100)
        second = next(each for each in twice.takes if each.columns == ("a",))
        with pytest.raises(TableError, match="hoort al een andere"):
            join(twice, second, slider, {})


class TestOurOwnFile:
    def test_what_was_written_comes_back_as_it_was(self, demonstration: Source) -> None:
        written = story_table(demonstration, Selection())
        content = csv_of([column.name for column in written.columns], written.rows)
        table = read_table(content, "verhalen.csv")
        plan = planned(table)
        found = prepared(table, plan)
        assert plan.tool == "vertelpunt"
        assert not found.unfit
        had = demonstration.read("select * from story order by submitted_at, story_id").to_pylist()
        assert [story.key for story in found.stories] == [row["story_id"] for row in had]
        assert [story.audience for story in found.stories] == [row["audience"] for row in had]
        assert {story.fictitious for story in found.stories} == {True}
        for story, row in zip(found.stories, had, strict=True):
            sent = story.submission
            for name in set(ANSWERS) - {"no_names"}:
                value = sent.answers.get(name)
                if name.endswith("_triad"):
                    value = value and value["left"]
                    stored = row[f"{name}_left"]
                    assert value == (stored and pytest.approx(stored, abs=0.001))
                elif isinstance(value, float):
                    assert value == pytest.approx(row[name], rel=1e-4)
                else:
                    assert (value or None) == (row[name] or None)
            assert set(sent.not_applicable) == set(row["not_applicable"])
            assert story.told_at
            assert story.told_at.date() <= row["submitted_on"]

    def test_stones_come_back_where_they_lay(self) -> None:
        stones = {
            "id": "who_where", "type": "stones", "step": "meaning", "label": "Wie staat waar?",
            "x": {"low": "ver", "high": "dichtbij"}, "y": {"low": "stil", "high": "luid"},
            "stones": [{"id": "me", "label": "ik"}, {"id": "you", "label": "jij"}],
        }  # fmt: skip
        raw = OWN.content()
        own = read_questionnaire({**raw, "questions": [*raw["questions"], stones]}, "x")
        ways = ("van links naar rechts", "van onder naar boven")
        lie = [f"Wie staat waar?: {who}, {way}" for who in ("ik", "jij") for way in ways]
        head = ["Verhaal", "Verteld op", "Vragenlijst", *lie]
        table = read_table(
            csv_of(head, [["a", "2025-01-02", "x", 25.0, 50.0, None, None]]), "a.csv"
        )
        plan = recognise(table, None, own, "proef", "Proef")
        (story,) = prepare(table, plan, own, PLACES).stories
        assert story.submission.answers["who_where"] == [{"stone": "me", "x": 25.0, "y": 50.0}]

    def test_a_text_that_looked_like_a_formula_is_itself_again(self) -> None:
        head = ["Verhaal", "Verteld op", "Vragenlijst", "Titel", "Wat doen jullie, en voor wie?"]
        content = csv_of(head, [["a" * 16, str(date(2025, 1, 2)), "x", "=1+1", "'s Ochtends"]])
        table = read_table(content, "verhalen.csv")
        (story,) = prepared(table, planned(table)).stories
        assert story.submission.answers["title"] == "=1+1"
        assert story.submission.answers["what_happens"] == "'s Ochtends"


CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "1", "0", "0.5", "33", "ja", "nee", "2024-01-01", "1e999", "nan", "GM0344",
                     "a; b", "Utrecht", "=1", "1717000000123", "99999999999", "12-13-2024"]),
)  # fmt: skip
NAME = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["id", "_id", "_uuid", "submitdate", "lastpage", "Q[SQ001]", "Q[other]", "Q",
                     "Verhaal", "Verteld op", "Vragenlijst", "Titel", "x", "y", "v: a", "v: b"]),
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.data(), st.lists(NAME, min_size=1, max_size=6), st.integers(1, 8))
def test_of_any_table_every_story_is_sound(
    data: st.DataObject, names: list[str], height: int
) -> None:
    rows = [[data.draw(CELL) for _ in names] for _ in range(height)]
    plan = None
    with suppress(TableError):
        table = read_table(csv_of(names, rows), "a.csv")
        plan = planned(table)
    if plan is None:
        return
    found = prepared(table, plan)
    assert len(found.columns) == len(table.names)
    assert len({story.key for story in found.stories}) == len(found.stories)
    sound(found)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.json", "a.xlsx", ""]))
def test_any_bytes_are_a_table_or_a_sentence(content: bytes, name: str) -> None:
    with suppress(TableError):
        table = read_table(content, name)
        assert len(table.rows) > 0
        assert len(set(table.names)) == table.rows.shape[1]
