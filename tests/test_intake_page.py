"""Beheer and the command line say what is wrong with a file, and what differs from it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_admin import vertelpunt
from tests.test_intake_record import ANSWERS, ENVELOPE, TITLE, A, changed, exported, filled, put
from tests.test_missing import BEHEER, enter
from tests.test_pages import CODE, INSIGHTS, KEPT, said
from vertelpunt.intake.differences import differences
from vertelpunt.intake.record_file import parse_record
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import CORE_GROUP, Collection, close_collection, open_collection

HOSTILE = "<b>vet</b> **x** $y$ :smile: [x](https://x.nl)"


def choose(app: AppTest, content: bytes, name: str = "x.json") -> AppTest:
    app.file_uploader[0].set_value((name, content, "application/json"))
    return app.run()


def texts(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.value for each in app.main if each.type == "text"] + [t.value for t in app.text]


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def edited(content: bytes, number: int, **answers: object) -> bytes:
    document = json.loads(content)
    document["events"][number - 1]["body"]["answers"].update(answers)
    return json.dumps(document).encode()


def titles(collection: Collection) -> list[str]:
    rows = collection.read(CORE_GROUP, "select story_title from story order by all").to_pylist()
    return [row["story_title"] for row in rows]


@pytest.fixture
def backup(tmp_path: Path, questionnaire: Questionnaire) -> bytes:
    """A file with two stories, from another collection."""
    collection = open_collection(tmp_path / "other.duckdb")
    filled(collection, admin(collection).publish(questionnaire))
    content = exported(collection)
    close_collection(tmp_path / "other.duckdb")
    return content


def test_beheer_lists_what_is_wrong_and_stores_nothing(
    open_page: Callable[..., AppTest], database: Path, backup: bytes
) -> None:
    app = enter(open_page(BEHEER, CODE))
    before = list(open_collection(database).events())
    app = choose(app, edited(backup, 3, effect_size=500, role=HOSTILE))
    said_there = [text for text in texts(app) if TITLE in text]
    assert any("vraag ‘Effect’" in text and "Er staat: 500" in text for text in said_there)
    assert any(HOSTILE in text for text in said_there)
    assert "2 dingen kloppen niet in dit bestand." in said(app)
    assert "Laad terug" not in [button.label for button in app.button]
    assert list(open_collection(database).events()) == before
    app = choose(app, backup)
    assert "In dit bestand: 2 verhalen" in said(app)
    assert "Alles is teruggeladen" in said(press(app, "Laad terug"))


ONE_OF_EACH = [
    *(put("story_submitted", f"body.answers.{name}", values[0])
      for name, values in ANSWERS.values()),
    *(changes[0] for _, changes in ENVELOPE.values()),
]  # fmt: skip


def test_every_fault_is_refused_on_beheer_with_its_own_sentence(
    open_page: Callable[..., AppTest], database: Path, backup: bytes
) -> None:
    app = enter(open_page(BEHEER, CODE))
    before = list(open_collection(database).events())
    assert len(ONE_OF_EACH) > 50
    for number, change in enumerate(ONE_OF_EACH):
        app = choose(app, changed(backup, change), f"{number}.json")
        listed = [text for text in texts(app) if text.startswith("Gebeurtenis ")]
        assert listed, number
        assert "Er is niets teruggeladen" in said(app)
        assert "Laad terug" not in [button.label for button in app.button]
    assert list(open_collection(database).events()) == before


def test_a_long_list_says_how_many_more_and_can_be_taken(
    open_page: Callable[..., AppTest], backup: bytes
) -> None:
    document = json.loads(backup)
    first = len(document["events"]) + 1
    document["events"] += [{"kind": "iets", "seq": n} for n in range(first, first + 78)]
    app = choose(enter(open_page(BEHEER, CODE)), json.dumps(document).encode())
    of = [text for text in texts(app) if text.startswith("Gebeurtenis ")]
    assert len(set(of)) == 50
    assert "En nog 184. Alles staat in de lijst." in said(app)
    assert "Download de hele lijst" in said(app)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{}", "<i>x</i>.json is geen volledige uitvoer"),
        ("é".encode("cp1252"), "<i>x</i>.json is niet te lezen. Bewaar het als UTF-8"),
        (b'{"vertelpunt": 7, "events": []}', "van een andere versie"),
    ],
)
def test_a_file_that_is_no_record_is_a_sentence(
    open_page: Callable[..., AppTest], content: bytes, sentence: str
) -> None:
    app = choose(enter(open_page(BEHEER, CODE)), content, "<i>x</i>.json")
    assert any(sentence in text for text in texts(app))


def test_beheer_shows_what_differs_and_what_is_here_stays(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire, backup: bytes
) -> None:
    app = enter(open_page(BEHEER, CODE))
    app = press(choose(app, backup), "Laad terug")
    collection = open_collection(database)
    before = list(collection.events())
    document = json.loads(edited(backup, 3, key_moment=f"Iets {HOSTILE}", effect_size=12.5))
    more = json.loads(edited(backup, 3, title="Erbij"))["events"][2]
    document["events"].append({**more, "seq": len(document["events"]) + 1, "subject": "f" * 16})
    app = choose(app, json.dumps(document).encode())
    assert "2 dingen staan hier anders dan in het bestand. Wat hier staat, blijft" in said(app)
    shown = [text for text in texts(app) if text.startswith(f"‘{TITLE}’, vraag ‘")]
    assert any("hier staat ‘72’, in het bestand ‘12,5’." in text for text in shown)
    assert any(HOSTILE in text and "Een buurman" in text for text in shown)
    app.checkbox[0].check().run()
    app = press(app, "Laad terug")
    assert "Erbij gekomen: 1 verhaal. Waar iets verschilde, staat nog wat hier stond." in said(app)
    after = [replace(event, seq=0) for event in collection.events()]
    assert [e for e in before if replace(e, seq=0) not in after] == []
    assert len(after) == len(before) + 1
    assert titles(collection) == ["Een goed verhaal", TITLE, "Erbij"]
    moments = collection.read(CORE_GROUP, "select key_moment, effect_size from story").to_pylist()
    assert all(HOSTILE not in row["key_moment"] for row in moments)
    assert collection.differences() == []


@pytest.mark.parametrize(
    ("answers", "where", "here", "there"),
    [
        ({"title": "Anders"}, "vraag ‘Titel’", TITLE, "Anders"),
        ({"role": "manager"}, "vraag ‘Ik ben een’", "uitvoerend professional",
         "teamleider of manager"),
        ({"domains": ["money"]}, "vraag ‘Domeinen’", "geld en schulden, anders (muziek)",
         "geld en schulden"),
        ({"effect_triad": {"left": 1, "right": 0, "top": 0}}, "vraag ‘Waar werkt het door’",
         '{"left": 0.5, "right": 0.375, "top": 0.125}', '{"left": 1, "right": 0, "top": 0}'),
        ({"municipality": "GM0363"}, "vraag ‘Gemeente’", "GM0344", "GM0363"),
    ],
)  # fmt: skip
def test_a_difference_names_the_story_the_question_and_both_answers(
    collection: Collection, questionnaire: Questionnaire, answers: dict[str, object],
    where: str, here: str, there: str,
) -> None:  # fmt: skip
    filled(collection, questionnaire.version)
    content = edited(exported(collection), 3, **answers)
    if "domains" in answers:
        content = content.replace(b'{"domains": "muziek"}', b"{}")
    (found,) = differences(collection, parse_record(content, "x.json", {"GM0344", "GM0363"}))
    assert (found.about, found.where, found.here, found.there) == (f"‘{TITLE}’", where, here, there)


@pytest.mark.parametrize(
    ("old", "new", "about", "where"),
    [
        ('"tone": "mixed"', '"tone": "critical"', f"‘{TITLE}’, wat de kerngroep", "`tone`"),
        ('"reason": "reclame"', '"reason": "dubbel"', "‘Een goed verhaal’, een", "`reason`"),
        ('"name": "Geld"', '"name": "Goud"', "‘Geld’, iets dat is bewaard", "`name`"),
        ('"campaign": "vertelweek"', '"campaign": null', f"‘{TITLE}’", "campagne"),
    ],
)
def test_what_else_differs_is_named_too(
    collection: Collection, questionnaire: Questionnaire, old: str, new: str, about: str, where: str
) -> None:
    filled(collection, questionnaire.version)
    content = exported(collection).replace(old.encode(), new.encode())
    (found,) = differences(collection, parse_record(content, "x.json", {"GM0344"}))
    assert found.about.startswith(about)
    assert found.where == where


def test_long_texts_are_shown_from_where_they_part(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    long = "Er was eens een buurman. " * 400
    send(collection, A, questionnaire.version, story(key_moment=long + "En toen."))
    content = exported(collection).replace(b"En toen.", b"Einde.")
    (found,) = differences(collection, parse_record(content, "x.json", {"GM0344"}))
    assert len(found.sentence) < 500
    assert "En toen." in found.sentence
    assert "Einde." in found.sentence
    assert found.there.endswith("Einde.")


def test_import_prints_every_problem_and_every_difference(
    tmp_path: Path, questionnaire: Questionnaire, backup: bytes
) -> None:
    database, file = tmp_path / "c.duckdb", tmp_path / "x.json"
    file.write_bytes(edited(edited(backup, 3, effect_size=500), 2, role="weg", difficulty=True))
    code, printed = vertelpunt(database, "import", file)
    assert code == 1
    assert printed.count("Er staat: ") == 3
    assert f"Gebeurtenis 3 ‘{TITLE}’, vraag ‘Effect’" in printed
    assert "x.json is niet overgenomen." in printed
    file.write_bytes(backup)
    events = len(json.loads(backup)["events"])
    taken = f"{events} gebeurtenissen zijn overgenomen."
    assert taken in vertelpunt(database, "import", file)[1]
    file.write_bytes(edited(backup, 3, key_moment="Iets anders"))
    code, printed = vertelpunt(database, "import", file)
    assert code == 0
    assert f"‘{TITLE}’, vraag ‘Vertel over één moment" in printed
    assert "in het bestand ‘Iets anders’." in printed
    assert "0 gebeurtenissen zijn overgenomen." in printed
    assert "1 verschil. Wat hier stond, is gebleven." in printed
    assert vertelpunt(database, "check")[0] == 0


def test_after_a_load_every_page_is_open(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire, backup: bytes
) -> None:
    """With what a file may hold that the app itself would not have written."""
    document = json.loads(backup)
    for event in document["events"]:
        if event["kind"] == "story_coded":
            event["body"] = {"tone": "van_later", "initiative": None, "tags": None}
        if "parts" in event["body"]:
            event["body"]["parts"] = ["niets", "~~~", HOSTILE]
        if "stories" in event["body"]:
            event["body"]["stories"].append("0" * 16)
    document["events"][1]["body"]["answers"]["municipality"] = "GM0999"
    document["events"][1]["body"]["answers"]["title"] = HOSTILE
    app = press(choose(enter(open_page(BEHEER, CODE)), json.dumps(document).encode()), "Laad terug")
    assert "Alles is teruggeladen. Erbij gekomen: 2 verhalen" in said(app)
    for page in [*INSIGHTS, *KEPT]:
        opened = enter(open_page(page, CODE))
        assert "ging iets mis" not in said(opened), page
        assert not opened.error, page
    assert said(open_page("pages/vertel.py", CODE))
