"""Figures on Beheer: a preview, nothing stored before it is confirmed, and one press to undo."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import send
from tests.stories import story
from tests.test_access import type_code
from tests.test_pages import CODE, said
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import Collection

TABLE = """Gemeente;Jaar;Inwoners;Met hulp
Utrecht;2024;370.000;8,5%
Almere;2024;.;6%
Nergens;2024;1;2%
"""


def chosen(open_page: Callable[..., AppTest], content: str, name: str = "cijfers.csv") -> AppTest:
    app = type_code(open_page("pages/beheer.py", CODE), CODE)
    app.button(key="figures_open").click().run()
    uploader = next(each for each in app.file_uploader if "cijfers" in each.label)
    uploader.set_value((name, content.encode(), "text/csv"))
    return app.run()


def brought(collection: Collection) -> list[dict[str, object]]:
    return [each.body for each in collection.events() if each.kind == "figures_brought_in"]


def test_figures_are_seen_first_and_then_brought_in_and_taken_away(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    send(collection, "a" * 32, questionnaire.version, story())
    app = chosen(open_page, TABLE)
    assert "zeg van wie de cijfers zijn" in said(app)
    assert not any(each.key == "bring_in" for each in app.button)
    for field, typed in (("_source", "CBS"), ("_licence", "CC BY 4.0, CBS")):
        next(each for each in app.text_input if str(each.key).endswith(field)).input(typed)
    whole = said(app.run())
    for words in (
        "‘Gemeente’ is de naam van de gemeente", "‘Jaar’ is het jaar", "‘370.000’ lezen we als",
        "2024: 2 gemeenten van de 342", "‘Nergens’ is geen gemeente",
    ):  # fmt: skip
        assert words in whole
    assert brought(collection) == []
    app.button(key="bring_in").click().run()
    assert "De cijfers zijn opgenomen" in said(app)
    (body,) = brought(collection)
    assert body["rows"] == {"GM0344": [370_000.0, 8.5], "GM0034": [None, 6.0]}
    assert (body["source"], body["licence"]) == ("CBS", "CC BY 4.0, CBS")
    assert [each["counts"] for each in body["figures"]] == [True, False]  # type: ignore[attr-defined]
    remove = next(each for each in app.button if each.label == "Haal weg")
    remove.click().run()
    assert "Weggehaald" in said(app)
    shown = app.switch_page("pages/gemeenten.py").run()
    assert "nog geen cijfers" in said(shown)
    app.switch_page("pages/beheer.py").run()
    next(each for each in app.button if each.label == "Zet terug").click().run()
    whole = said(app.switch_page("pages/gemeenten.py").run())
    assert "Inwoners (2024)" in whole
    assert "te weinig om te vergelijken" in whole


@pytest.mark.parametrize("content", ["", "a;b\n1;2\n", "gemeente;tekst\nUtrecht;mooi\n", "\0\1\2"])
def test_a_file_without_figures_gets_a_sentence_and_no_traceback(
    open_page: Callable[..., AppTest], collection: Collection, content: str
) -> None:
    app = chosen(open_page, content)
    assert not app.exception
    assert not any(each.key == "bring_in" for each in app.button)
    assert brought(collection) == []
