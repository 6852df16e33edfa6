"""Files of other tools come in as their counts in plain pandas say, traps and all."""

import io
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from vertelpunt.intake.tables import (
    Beside,
    Plan,
    Prepared,
    Table,
    TableError,
    needs_beside,
    prepare,
    read_beside,
    read_table,
    recognise,
)
from vertelpunt.questionnaire import Place, Questionnaire, TriadQuestion

FILES = Path(__file__).parent / "tables"
SURVEY = [
    ["type", "name", "label::Nederlands (nl)", "label::English", "hint", "parameters"],
    ["start", "start"], ["end", "end"], ["deviceid", "deviceid"],
    ["begin_group", "verhaal", "Je verhaal", "Story"],
    ["text", "titel_verhaal", "Titel van je verhaal", "Title"],
    ["text", "tekst", "Wat gebeurde er?", "What happened?", "Vertel <b>alles</b>"],
    ["end_group"],
    ["begin group", "over", "Over jou", "You"],
    ["select_one rollen or_other", "rol", "Wat is je <i>rol</i>?", "Role"],
    ["select_multiple helpers", "hulp", "Wie hielp er?", "Who helped?"],
    ["range", "cijfer", "Welk cijfer geef je?", "Mark", "", "start=1 end=10 step=1"],
    ["integer", "leeftijd", "Hoe oud ben je?", "Age"],
    ["geopoint", "plek", "Waar?", "Where?"],
    ["note", "dank", "Dank je wel"],
    ["end group"],
]  # fmt: skip
CHOICES = [
    ["list_name", "name", "label::Nederlands (nl)", "label::English"],
    ["rollen", "inwoner", "Inwoner", "Resident"],
    ["rollen", "werker", "Werker in de wijk", "Worker"],
    ["helpers", "buur", "De buren", "Neighbours"],
    ["helpers", "fam", "Familie", "Family"],
    ["helpers", "pro", "Een professional", "A professional"],
    ["helpers", "geen", "Niemand", "Nobody"],
]


def content(name: str) -> bytes:
    return (FILES / name).read_bytes()


def table(name: str) -> Table:
    return read_table(content(name), name)


def plainly(name: str, **how: object) -> pd.DataFrame:
    """The same file as pandas reads it, without us."""
    return pd.read_csv(FILES / name, dtype=str, keep_default_na=False, **how)  # type: ignore[call-overload]


def workbook(**sheets: list[list[str]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


@pytest.fixture
def brought(questionnaire: Questionnaire, places: dict[str, Place]):  # type: ignore[no-untyped-def]
    def bring(name: str, beside: Beside | bytes | None = None) -> tuple[Plan, Prepared]:
        plan = recognise(table(name), beside, questionnaire, "proef", "Proef", places)
        return plan, prepare(table(name), plan, questionnaire, places)

    return bring


def answers(found: Prepared, label: str) -> list[object]:
    """What the stories say to a question, those that left it open not among them."""
    asked = next(q for q in found.questionnaire.questions if q.label == label)
    given = (story.submission.answers.get(asked.id) for story in found.stories)
    return [each for each in given if each is not None]


def labels(found: Prepared, label: str) -> dict[str, int]:
    """How often each option was chosen."""
    asked = next(q for q in found.questionnaire.questions if q.label == label)
    names = [option.label for each in answers(found, label) for option in asked.chosen(each)]
    return {name: names.count(name) for name in names}


def skipped(found: Prepared, label: str) -> int:
    asked = next(q for q in found.questionnaire.questions if q.label == label)
    return sum(asked.id in story.submission.not_applicable for story in found.stories)


def says(found: Prepared, column: str) -> str:
    return next(each.becomes for each in found.columns if each.column == column)


class TestSenseMaker:
    TEXT, TITLE, MOOD, WHO, FEEL, WHAT, CHANGE, _, SPEED = (
        f"{0xA1000000 + n:08x}-0000-4000-8000-{0xA1000000 + n:012x}" for n in range(9)
    )

    @pytest.fixture
    def found(self, brought) -> Prepared:  # type: ignore[no-untyped-def]
        return brought("sensemaker.csv", content("sensemaker.json"))[1]

    def test_every_row_is_a_story_with_its_moment_and_title(self, found: Prepared) -> None:
        plain = plainly("sensemaker.csv")
        assert len(found.stories) == len(plain)
        assert [story.key for story in found.stories] == list(plain["id"])
        first = found.stories[0]
        assert first.told_at == datetime(2024, 5, 29, 16, 26, 40)
        titles = [story.submission.answers["title"] for story in found.stories]
        assert [t for t, given in zip(titles, plain[self.TITLE], strict=True) if given] == [
            each for each in plain[self.TITLE] if each
        ]
        assert titles[0] == "Een buurvrouw belde aan met een pan soep, en bleef de hele…"
        assert answers(found, "Vertel wat er gebeurde & waarom") == list(plain[self.TEXT])

    def test_options_have_the_words_of_the_definition_and_what_is_new_keeps_its_own(
        self, brought
    ) -> None:
        plan, found = brought("sensemaker.csv", content("sensemaker.json"))
        counts = plainly("sensemaker.csv")[self.MOOD].value_counts()
        assert sorted(labels(found, "Dit verhaal is…").values()) == sorted(counts)
        assert set(labels(found, "Dit verhaal is…")) == {
            "hoopvol", "verdrietig", "R&B gemengd", "b1000003-0000-4000-8000-0000b1000003",
        }  # fmt: skip
        assert any("‘b1000003-" in each for each in plan.remarks)

    def test_a_column_an_option_becomes_one_question(self, found: Prepared) -> None:
        plain = plainly("sensemaker.csv")
        columns = [each for each in plain if each.startswith(f"{self.WHO}_")]
        counted = labels(found, "Wie kwamen erin voor? (meer mag)")
        assert list(counted.values()) == [int((plain[c] == "1").sum()) for c in columns]
        assert set(counted) >= {"buren", "de gemeente", "een school"}

    def test_anchors_are_top_left_right_as_shares_or_percents(self, found: Prepared) -> None:
        plain = plainly("sensemaker.csv")
        rows = plain[(plain[f"{self.FEEL}_NA"] == "")].drop(index=4)
        top, left, right = (
            pd.to_numeric(rows[f"{self.FEEL}_d100000{n}-0000-4000-8000-0000d100000{n}"])
            for n in range(3)
        )
        given = pd.DataFrame(answers(found, "Het ging vooral om"))
        assert list(given["top"]) == pytest.approx(list(top))
        assert list(given["left"]) == pytest.approx(list(left))
        assert list(given["right"]) == pytest.approx(list(right))
        asked = next(q for q in found.questionnaire.questions if q.label == "Het ging vooral om")
        assert isinstance(asked, TriadQuestion)
        assert asked.corners.model_dump() == {
            "top": "de regels", "left": "de mensen", "right": "het geld",
        }  # fmt: skip
        percents = pd.DataFrame(answers(found, "Wat hielp het meest"))
        assert len(percents) == 27
        assert percents.iloc[8].tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3])

    def test_not_applicable_is_said_and_what_contradicts_itself_is_left_open(
        self, found: Prepared
    ) -> None:
        plain = plainly("sensemaker.csv")
        assert skipped(found, "Wat hielp het meest") == (plain[f"{self.WHAT}_NA"] == "1").sum()
        assert skipped(found, "De verandering was") == (plain[f"{self.CHANGE}_NA"] == "1").sum()
        assert skipped(found, "Het ging vooral om") == (plain[f"{self.FEEL}_NA"] == "1").sum() - 1
        assert [(each.line, each.message) for each in found.unfit] == [
            (5, "dit is beantwoord en ook ‘n.v.t.’. Eén van de twee kan maar."),
            (6, "deze delen zijn samen geen 1 of 100."),
        ]

    def test_a_dyad_is_a_slider_to_its_second_end(self, found: Prepared) -> None:
        plain = plainly("sensemaker.csv")
        for label, key in (("De verandering was", self.CHANGE), ("Het ging", self.SPEED)):
            across = pd.to_numeric(plain[f"{key}_percentX"]).dropna()
            assert answers(found, label) == pytest.approx(list(100 * across))

    def test_who_sent_it_and_what_was_not_asked_stay_out_and_are_said(
        self, found: Prepared
    ) -> None:
        assert "bewaren we niet" in says(found, "responder_id")
        assert "foto" in says(found, "a100000a-0000-4000-8000-0000a100000a")
        assert "staat niet in de definitie" in says(
            found, f"{0xA1FFFFFF:08x}-0000-4000-8000-{0xA1FFFFFF:012x}"
        )

    def test_stones_lie_where_they_were_put(self, found: Prepared) -> None:
        given = answers(found, "Waar staat wie")
        assert [len(each) for each in given] == [1 if n % 3 == 0 else 2 for n in range(30)]  # type: ignore[arg-type]
        assert [(mark["x"], mark["y"]) for mark in given[1]] == [(25, 75), (2.5, 50)]  # type: ignore[attr-defined]

    def test_without_its_definition_or_with_another_it_is_refused(self, brought) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(TableError, match="Geef de definitie erbij"):
            brought("sensemaker.csv")
        other = content("sensemaker.json").replace(b"a10000", b"a90000")
        with pytest.raises(TableError, match="hoort niet bij deze tabel"):
            brought("sensemaker.csv", other)
        with pytest.raises(TableError, match="`signifiers`"):
            read_beside(b'{"name": "leeg"}', "definitie.json")
        assert needs_beside(table("sensemaker.csv"))


class TestNarraFirma:
    @pytest.fixture
    def found(self, brought) -> Prepared:  # type: ignore[no-untyped-def]
        return brought("narrafirma.csv", content("narrafirma_form.csv"))[1]

    @pytest.fixture
    def plain(self) -> pd.DataFrame:
        read = plainly("narrafirma.csv", skiprows=1)
        return read[read["Nummer"].str.isdigit()].reset_index(drop=True)

    def test_comments_and_empty_rows_are_no_stories(
        self, found: Prepared, plain: pd.DataFrame
    ) -> None:
        assert len(found.stories) == len(plain) == 30
        assert answers(found, "Het verhaal") == list(plain["Tekst"])
        assert table("narrafirma.csv").remarks[2:] == (
            "Overgeslagen: 2 regels met een ; vooraan.", "Overgeslagen: 1 lege regel.",
        )  # fmt: skip

    def test_choices_by_name_and_by_number(self, found: Prepared, plain: pd.DataFrame) -> None:
        said = plain["HoeLang"].map(
            {"week": "vorige week", "maand": "vorige maand", "lang": "langer geleden"}
        ).fillna("jaren")  # fmt: skip
        assert labels(found, "Hoelang geleden gebeurde dit?") == dict(said.value_counts())
        by_number = plain["Bron"].map(
            {"1": "van mij", "2": "van een ander", "3": "van horen zeggen"}
        )
        assert labels(found, "Van wie is dit verhaal?") == dict(
            by_number.fillna("7").value_counts()
        )
        assert answers(found, "Van wie is dit verhaal? (eigen woorden)") == ["mijn oma"]

    def test_a_multi_in_four_shapes(self, found: Prepared, plain: pd.DataFrame) -> None:
        names = {"blij": "positief", "trots": "positief", "boos": "negatief", "bang": "bang"}
        both = pd.concat([plain["Gevoel"], plain["Gevoel.1"]]).map(names).dropna()
        once = both.groupby(both.index).unique().explode()
        assert labels(found, "Hoe voel je je bij dit verhaal?") == dict(once.value_counts())
        assert labels(found, "Wat was er nodig?") == {
            part: int((plain[f"Nodig [{part}]"] == "Ja").sum())
            for part in ("hulp", "begrip", "tijd")
        }
        who = plain["Geholpen"].str.split("|").explode().str.strip().value_counts()
        assert sum(labels(found, "Wie hielp?").values()) == sum(who) - who[""]
        assert labels(found, "Wie hielp?")["een goede vriend"] == who["vriend, goede"]
        amazed = plain["Verbaasd"].str.split("|").explode().value_counts()
        assert labels(found, "Wie zou verbaasd zijn?") == {
            "de buurt": amazed["1"], "de gemeente": amazed["2"], "niemand": amazed["3"],
        }  # fmt: skip

    def test_scales_have_their_own_range_or_that_of_all(
        self, found: Prepared, plain: pd.DataFrame
    ) -> None:
        own = pd.to_numeric(plain["Onthoud"])
        within = own[own <= 10]
        assert answers(found, "Hoe lang onthoud je dit?") == pytest.approx(
            list(100 * (within - 1) / 9)
        )
        ended = pd.to_numeric(plain["Einde"])
        assert answers(found, "Hoe liep het af?") == pytest.approx(list(100 * (ended + 3) / 6))
        assert [(each.line, each.column, each.stands) for each in found.unfit] == [
            (6, "Dag", "voorjaar"), (16, "Onthoud", "11"),
        ]  # fmt: skip

    def test_a_form_of_another_and_a_form_in_the_place_of_data_are_refused(self, brought) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(TableError, match="horen niet bij elkaar"):
            brought("any.csv", content("narrafirma_form.csv"))
        with pytest.raises(TableError, match="zonder antwoorden"):
            brought("narrafirma_form.csv")


class TestKobo:
    FORM = workbook(survey=SURVEY, choices=CHOICES)

    @pytest.mark.parametrize("name", ["kobo_names.csv", "kobo_labels.csv"])
    def test_names_and_labels_give_the_same(self, brought, name: str) -> None:  # type: ignore[no-untyped-def]
        plan, found = brought(name, self.FORM)
        plain = plainly("kobo_names.csv", sep=";")
        assert plan.tool == "kobo"
        assert len(found.stories) == 30
        assert answers(found, "Wat gebeurde er?") == [
            each for each in plain["verhaal/tekst"] if each
        ]
        helped = plain["over/hulp"].str.split().explode().value_counts()
        assert labels(found, "Wie hielp er?") == {
            "De buren": helped["buur"], "Familie": helped["fam"], "Een professional": helped["pro"],
        }  # fmt: skip
        marks = pd.to_numeric(plain["over/cijfer"], errors="coerce").dropna()
        assert answers(found, "Welk cijfer geef je?") == pytest.approx(list(100 * (marks - 1) / 9))
        roles = labels(found, "Wat is je rol?")
        assert roles["Inwoner"] == (plain["over/rol"] == "inwoner").sum()
        assert roles["Werker in de wijk"] == (plain["over/rol"] == "werker").sum()
        assert roles["gast"] == 1
        assert [story.submission.answers["title"] for story in found.stories] == list(
            plain["verhaal/titel_verhaal"]
        )
        assert [(each.line, each.stands) for each in found.unfit] == [(10, "veel")]

    def test_when_it_was_sent_is_said_in_utc(self, brought) -> None:  # type: ignore[no-untyped-def]
        _, found = brought("kobo_names.csv", self.FORM)
        assert found.stories[0].told_at == datetime(2024, 5, 1, 23, 30)

    def test_words_beside_another_choice_and_what_says_where_somebody_was(self, brought) -> None:  # type: ignore[no-untyped-def]
        _, found = brought("kobo_names.csv", self.FORM)
        words = [w for story in found.stories for w in story.submission.other.values()]
        assert words == ["vrijwilliger"] * 10
        for column in ("deviceid", "_over/plek_latitude", "_submitted_by"):
            assert "bewaren we niet" in says(found, column)
        assert "plek" in says(found, "over/plek")

    def test_one_column_of_names_is_enough(self, questionnaire, places) -> None:  # type: ignore[no-untyped-def]
        only = plainly("kobo_names.csv", sep=";")
        only = only[[each for each in only if not each.startswith("over/hulp/")]]
        file = read_table(only.to_csv(index=False).encode(), "kobo.csv")
        plan = recognise(file, self.FORM, questionnaire, "proef", "Proef")
        helped = only["over/hulp"].str.split().explode().value_counts()
        found = labels(prepare(file, plan, questionnaire, places), "Wie hielp er?")
        assert found["De buren"] == helped["buur"]

    def test_without_its_form_it_comes_in_as_it_looks(self, brought) -> None:  # type: ignore[no-untyped-def]
        _, found = brought("kobo_names.csv")
        plain = plainly("kobo_names.csv", sep=";")
        assert labels(found, "hulp")["buur"] == (plain["over/hulp/buur"] == "1").sum()
        assert labels(found, "rol") == dict(plain["over/rol"].value_counts())

    def test_a_form_of_another_or_without_questions_is_refused(self, brought) -> None:  # type: ignore[no-untyped-def]
        other = workbook(survey=[["type", "name", "label"], ["text", "iets", "Iets anders"]])
        with pytest.raises(TableError, match="hoort niet bij deze tabel"):
            brought("kobo_names.csv", other)
        with pytest.raises(TableError, match="‘type’ en ‘name’"):
            read_beside(workbook(survey=[["a", "b"], ["1", "2"]]), "form.xlsx")


class TestLimeSurvey:
    @pytest.fixture
    def found(self, brought) -> Prepared:  # type: ignore[no-untyped-def]
        return brought("limesurvey.csv")[1]

    @pytest.fixture
    def plain(self) -> pd.DataFrame:
        return plainly("limesurvey.csv", encoding="utf-8-sig")

    def test_who_did_not_come_to_the_end_is_said_and_left_out(
        self, found: Prepared, plain: pd.DataFrame
    ) -> None:
        done = plain[plain["submitdate"] != ""]
        assert [story.key for story in found.stories] == list(done["id"])
        unfinished = [each.line for each in found.unfit if "niet afgemaakt" in each.message]
        assert unfinished == [8, 19, 27]
        # Local time: in April the Netherlands are two hours ahead.
        assert found.stories[0].told_at == datetime(2024, 4, 1, 8, 5, 9)

    def test_subquestions_in_brackets_and_words_beside(
        self, found: Prepared, plain: pd.DataFrame
    ) -> None:
        done = plain[plain["submitdate"] != ""]
        helped = labels(found, "hulp")
        assert helped == {
            **{f"SQ00{n}": int((done[f"hulp[SQ00{n}]"] == "Y").sum()) for n in (1, 2, 3)},
            "anders": int((done["hulp[other]"] != "").sum()),
        }
        assert labels(found, "rol")["anders"] == (done["rol"] == "-oth-").sum()
        words = [w for story in found.stories for w in story.submission.other.values()]
        assert sorted(set(words)) == ["een neef", "mantelzorger"]
        assert labels(found, "stel: SQ001") == dict(done["stel[SQ001]"].value_counts())
        assert answers(found, "woorden: SQ001comment") == [
            each for each in done["woorden[SQ001comment]"] if each
        ]

    def test_addresses_and_times_stay_out(self, found: Prepared) -> None:
        assert "bewaren we niet" in says(found, "ipaddr")
        assert "hoelang" in says(found, "verhaalTime")
        assert "LimeSurvey zelf" in says(found, "interviewtime")
        sent = str([story.submission for story in found.stories])
        assert "192.0.2." not in sent

    def test_times_that_were_not_kept_are_no_times(self, brought, questionnaire, places) -> None:  # type: ignore[no-untyped-def]
        text = plainly("limesurvey.csv", encoding="utf-8-sig")
        text.loc[text["submitdate"] != "", "submitdate"] = "1980-01-01 00:00:00"
        file = read_table(text.to_csv(index=False).encode(), "lime.csv")
        plan = recognise(file, None, questionnaire, "proef", "Proef")
        found = prepare(file, plan, questionnaire, places)
        assert len(found.stories) == 27
        assert {story.told_at for story in found.stories} == {None}
        assert any("geen tijden bewaard" in each for each in plan.remarks)

    def test_headers_may_have_the_words_of_the_questions(self, questionnaire, places) -> None:  # type: ignore[no-untyped-def]
        rows = [
            "id. Response ID;submitdate. Date submitted;lastpage. Last page;"
            "q1[SQ001]. Wie hielp er? [De buren];q1[SQ002]. Wie hielp er? [Familie];q2. Je verhaal",
            "1;2024-01-01 10:00:00;3;Ja;Nee;Er was soep.",
            "2;2024-01-02 10:00:00;3;Ja;Ja;Er was brood.",
        ]
        file = read_table("\n".join(rows).encode(), "lime.csv")
        plan = recognise(file, None, questionnaire, "proef", "Proef")
        found = prepare(file, plan, questionnaire, places)
        assert labels(found, "Wie hielp er?") == {"De buren": 2, "Familie": 1}
        assert answers(found, "Je verhaal") == ["Er was soep.", "Er was brood."]

    def test_a_file_that_nobody_finished_is_refused(self, questionnaire) -> None:  # type: ignore[no-untyped-def]
        text = "id,submitdate,lastpage,startlanguage,q\n1,,2,nl,ja\n2,,1,nl,nee\n"
        with pytest.raises(TableError, match="niemand tot het eind"):
            recognise(read_table(text.encode(), "a.csv"), None, questionnaire, "proef", "Proef")
