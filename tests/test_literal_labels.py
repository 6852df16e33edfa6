"""Labels of a questionnaire are data: no page gives them to Markdown, HTML or a formula."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import INSIGHTS, KEPT
from vertelpunt.admin.demonstration import declared
from vertelpunt.intake import load_questionnaire
from vertelpunt.intake.files import CODING, PERIODS, QUESTIONS, WELCOME
from vertelpunt.store import Event, now, open_collection

SIGNS = "1. $5$ *k* <b>x</b> [l](http://x.nl) :red[r] :smile: & # `c` ~~d~~"
# In what only shows text, or is drawn by our own script, which is tested in a browser.
PLAIN = ("text", "bidi_component", "component_instance", "plotly_chart")


READ_BY_PEOPLE = (
    "label", "short", "help", "title", "name", "left", "right", "top", "low", "high", "low_high",
    "high_high",
)  # fmt: skip


def hostile(value: Any, key: str = "") -> Any:
    """These values with the signs in every text that people read."""
    match value:
        case dict():
            return {each: hostile(inner, each) for each, inner in value.items()}
        case list():
            return [hostile(each, "list") for each in value]
        case str() if key in READ_BY_PEOPLE or " " in value:
            return f"{value[:20]} {SIGNS}"[-60 if key == "name" else 0 :]
    return value


def as_file(content: Any) -> str:
    """Values as JSON, which is YAML too."""
    return json.dumps(hostile(content), ensure_ascii=False, indent=1)


def test_no_label_reaches_markdown_or_html(
    open_page: Callable[..., AppTest], database: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    coded = {
        name: code.model_dump(include={"label", "options"}, mode="json")
        for name, code in CODING.load().items()
    }
    periods = [each.model_dump(mode="json") for each in PERIODS.load()]
    for file, content in (
        (QUESTIONS, QUESTIONS.load().content()), (CODING, coded), (PERIODS, periods),
        (WELCOME, {name: list(each) for name, each in WELCOME.load().items()}),
    ):  # fmt: skip
        copy = tmp_path / file.path.name
        copy.write_text(as_file(content), encoding="utf-8")
        monkeypatch.setattr(file, "path", copy)
        assert not file.problems()
    questionnaire = load_questionnaire(QUESTIONS.path)
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    for n in range(12):
        story_id = send(collection, f"{n:032x}", questionnaire.version, story())
        coding = {"initiative": "prevention", "tone": "mixed", "tags": []}
        collection.append([Event("story_coded", story_id, coding, "core_group", now())])
    address = ["area~effect_triad~zone~middle", "options~onderdeel~any~early_signals"]
    app = open_page("pages/vertel.py", kies=address[1:])
    for page in ("pages/vertel.py", "pages/uitleg.py", *INSIGHTS, *KEPT):
        app.switch_page(page).run()
        assert not app.exception
        assert not app.error
        assert shown_as_text(app), page


def shown_as_text(app: AppTest) -> int:
    """Fail where an element reads the signs; how many hold them as text."""
    shown = 0
    for element in app.main:
        said = str(getattr(element, "proto", ""))
        if element.type in PLAIN:
            shown += SIGNS in said
        elif element.type == "html":
            assert "<b>x</b>" not in element.proto.body
            shown += "&lt;b&gt;x&lt;/b&gt;" in element.proto.body
        elif element.type == "selectbox":
            # Its options are plain text; its label is not.
            assert "*k*" not in element.label
        else:
            assert "*k*" not in said, element.type
    return shown
