"""A question that is added to the file needs no Python to be on the page of its type."""

from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.doing import admin
from tests.numbers.page import Page, plain_text
from tests.showing import opened, shown
from tests.stories import ANSWERS
from vertelpunt.admin.demonstration import declared
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.questionnaire import Submission
from vertelpunt.store import close_collection, open_collection, submitted

OPTIONS = [{"id": "yes", "label": "zeker wel"}, {"id": "no", "label": "liever niet"}]
# A question of each type as it would stand in the file, with an answer to it.
NEW: dict[str, tuple[dict[str, Any], Any]] = {
    "text": ({"label": "Wat riep iemand?"}, "Kijk nou"),
    "long_text": ({"label": "Wat gebeurde er na afloop?"}, "Daarna werd het stil in de straat."),
    "single": ({"label": "Zou je het nog eens doen?", "options": OPTIONS}, "yes"),
    "multi": ({"label": "Wie zou je meenemen?", "options": OPTIONS}, ["yes", "no"]),
    "triad": (
        {"label": "Waar kwam het idee vandaan?",
         "corners": {"left": "buurt", "right": "bureau", "top": "toeval"}},
        {"left": 0.7, "right": 0.2, "top": 0.1},
    ),
    "slider": (
        {"label": "Hoe hard werd er gelachen?", "ends": {"low": "zacht", "high": "hard"}}, 80.0,
    ),
    "stones": (
        {"label": "Wie stond er vooraan?", "x": {"low": "links", "high": "rechts"},
         "y": {"low": "achter", "high": "voor"}, "stones": [{"id": "me", "label": "ik"}]},
        [{"stone": "me", "x": 30.0, "y": 90.0}],
    ),
    "place": ({"label": "Waar kwam de eerste gast vandaan?"}, "GM0344"),
    "confirmation": ({"label": "Ik vertel dit met plezier."}, True),
}  # fmt: skip
# The plots, by page, in which a question of a type is drawn.
DRAWN = {
    "onderdeel": ["keuze-new_single"],
    "multis": ["keuze-new_multi", "samen-new_multi"],
    "triades": ["triade-new_triad"],
    "sliders": ["slider-new_slider"],
    "responses": ["keuze-new_place"],
}


def test_a_question_added_to_the_file_is_on_the_page_of_its_type(
    database: Path, tmp_path: Path
) -> None:
    yaml = YAML(typ="safe", pure=True)
    raw = yaml.load(QUESTIONNAIRE)
    raw["questions"] += [
        {"id": f"new_{kind}", "type": kind, "step": "story", **asked}
        for kind, (asked, _) in NEW.items()
    ]
    file = tmp_path / "questionnaire.yaml"
    with file.open("w", encoding="utf-8") as out:
        yaml.dump(raw, out)
    collection = open_collection(database)
    version = admin(collection).publish(load_questionnaire(file))
    answers = ANSWERS | {f"new_{kind}": answer for kind, (_, answer) in NEW.items()}
    sent = [Submission(answers, {}, ()), Submission(ANSWERS, {}, ())]
    collection.append([declared(), *(submitted(f"{n:016x}", version, each, at=datetime(2025, 5, 1))
                                     for n, each in enumerate(sent))])  # fmt: skip
    with shown(database, file):
        for page, plots in DRAWN.items():
            seen = Page(opened(page).run())
            for plot in plots:
                card = seen.card(plot)
                assert card.title.startswith(_label_of(plot))
                assert any("1" in row[1:] for row in card.rows)
        asked = Page(opened("vertel").run()).data("story_form")["questionnaire"]["questions"]
        assert [each["id"] for each in asked][-len(NEW) :] == [f"new_{kind}" for kind in NEW]
        told = Page(opened("responses").run()).card("vragen").rows
        answered = {row[0]: row[1] for row in told}
        reading = opened("storycards")
        reading.query_params["verhaal"] = ["0" * 16]
        card_html = plain_text(Page(reading.run()).html('class="vp-card"'))
        for kind, (each, _) in NEW.items():
            if kind != "confirmation":
                assert answered[each["label"]] == "1"
                assert each["label"] in card_html
    close_collection(database)


def _label_of(plot: str) -> str:
    """The label of the new question that a plot is of."""
    return str(NEW[plot.split("_", 1)[1]][0]["label"])
