"""What the light page is made of: its document, questions, worker, and a story that was sent."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from vertelpunt.intake import FileError
from vertelpunt.intake.campaign import CODE, NAME, given_in, read_campaign
from vertelpunt.selection import Words
from vertelpunt.store import story_id_of
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.statement import NOTHING, asked_for, stated
from vertelpunt.ui.components.storycard import storycard_html
from vertelpunt.ui.light.parts import font_files, mark_of, parts
from vertelpunt.ui.telling.arriving import Arrival, arrive
from vertelpunt.ui.telling.own_story import as_text, own_story, what_next
from vertelpunt.ui.telling.receipt import receipt_html
from vertelpunt.ui.telling.receiving import form_data
from vertelpunt.ui.telling.trust import contact
from vertelpunt.ui.views.feedback import public_html
from vertelpunt.ui.visit.app_state import AppState

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
PRIVACY_PAGE = "verhaal/privacy"
_NO_QUESTIONS = "De vragen kloppen nog niet. Dit kan de beheerder eraan doen:"


def document_of(app_state: AppState, query: Mapping[str, Sequence[str]]) -> str:
    """The page's document. `query`: name → values, as the address has them."""
    campaigns = given_in(query)
    _, problem = read_campaign(campaigns)
    carried = f"?{urlencode({NAME: campaigns}, doseq=True)}" if campaigns else ""
    return _document(
        demonstration=app_state.collection.is_demonstration,
        campaign_problem=problem,
        carried=carried,
        asked_at=f"?{urlencode(query, doseq=True)}" if campaigns else "",
        problems=problems_of(app_state),
        what_next=what_next(app_state),
        contact=contact(),
    )


def privacy_document(app_state: AppState, version: str | None) -> str:
    """The privacy statement of this version, or that of now, as a document."""
    return _TEMPLATES.get_template("privacy.html.jinja").render(
        base=base_path(), part=_addresses(), nothing=NOTHING,
        # HTML of a template in which every sign is escaped.
        statement=Markup(asked_for(app_state, version) or ""),  # nosec B704
    )  # fmt: skip


def feedback_document(app_state: AppState) -> str:
    """The terugkoppeling that anybody reads, as a document without a script."""
    return _TEMPLATES.get_template("feedback.html.jinja").render(
        base=base_path(), part=_addresses(),
        demonstration=app_state.collection.is_demonstration,
        # HTML of a template in which every sign is escaped.
        told=Markup(public_html(app_state)),  # nosec B704
    )  # fmt: skip


def closed_document(sentence: str) -> str:
    """The page where nothing can be told now, and why."""
    return _document(problems=[sentence])


def problems_of(app_state: AppState) -> list[str]:
    """Why nothing can be told: there never were sound questions. Else nothing."""
    if app_state.questionnaire is not None:
        return []
    problem = app_state.problem
    if isinstance(problem, FileError):
        return [_NO_QUESTIONS, *(each.sentence for each in problem.problems)]
    return [_NO_QUESTIONS, str(problem)]


def questions_of(app_state: AppState, query: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """What the form draws, as JSON text {asked, data}, and the mark of what is asked."""
    code = code_in(query)
    arrival = arrive(app_state, given_in(query), code)
    data = form_data(arrival, code, privacy_page=PRIVACY_PAGE)
    asked = asked_of(arrival)
    return json.dumps({"asked": asked, "data": data}, ensure_ascii=False), asked


def asked_of(arrival: Arrival) -> str:
    """A mark that changes with the questions, and with what sending agrees to."""
    app_state = arrival.app_state
    assert app_state.questionnaire is not None
    privacy = stated(app_state)
    return mark_of(app_state.questionnaire.model_dump_json(), privacy.version if privacy else "")


def code_in(query: Mapping[str, Sequence[str]]) -> str:
    """The code that a teller typed, as the address has it."""
    return next(reversed(query.get(CODE, ())), "")


def told_of(app_state: AppState, draft_id: str, site: str) -> dict[str, Any] | None:
    """The story that was sent, as its teller may see it; None where there is none.

    `receipt`: a new verhaalbon as HTML; `card` and `dots`: HTML in which everything of a teller is
    escaped; `title`, `text`: plain. `site`: where the app is, for the link of the verhaalbon.
    """
    story_id = story_id_of(draft_id)
    own = own_story(app_state, story_id)
    if own is None:
        return None
    return {
        "receipt": receipt_html(app_state.collection, story_id, site),
        "card": storycard_html(own.card, Words()),
        "dots": "\n".join(own.dots),
        "title": own.card.title,
        "text": as_text(own.card),
    }


@cache
def worker() -> str:
    """The service worker, with the names of what it keeps."""
    base, script = base_path(), linked(_HERE / "worker.js")
    files = [*_addresses().values(), *(f"{base}{address}" for address in font_files())]
    page = (_HERE / "light.html.jinja").read_text(encoding="utf-8")
    kept: dict[str, Any] = {
        "base": base, "version": mark_of(script, page, *files), "files": files,
    }  # fmt: skip
    return f"const VERTELPUNT = {json.dumps(kept)};\n{script}"


def _document(**values: Any) -> str:
    return _TEMPLATES.get_template("light.html.jinja").render(
        base=base_path(), part=_addresses(), **values
    )


def _addresses() -> dict[str, str]:
    return {plain: f"{base_path()}verhaal/deel/{part.name}" for plain, part in parts().items()}
