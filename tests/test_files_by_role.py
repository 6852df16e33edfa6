"""Every file as every role: who is offered which, and that it ends with its reader's way in."""

import ast
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, keep
from tests.numbers.page import open_tab
from tests.test_access import type_code
from tests.test_pages import CODE
from tests.test_roles import LATER, TITLES, told
from vertelpunt.feedback import feedback_now
from vertelpunt.paths import ROOT
from vertelpunt.sessions import Pack
from vertelpunt.store import Collection, Role, story_id_of
from vertelpunt.ui.visit import downloads

__all__ = ["told"]

# The module that offers files → what their keys look like. Those of Uitleg show no story.
FILES = {
    "plot_card": r"csv_(?!uitleg).+",
    "word_cloud": r"cloud_(png|svg)",
    "export": r"verhalen\.(csv|xlsx|zip)",
    "booklet": r"pdf_[0-9a-f]{16}",
    "packs": r"pack_[0-9a-f]{16}_.+",
    "report": r"report_(pdf|docx)_[0-9a-f]{16}",
    "versions": r"questionnaire_(yaml|xlsform)",
    "spread": r"(qr_(png|svg)|paper_(poster|card|slide))_[0-9a-f]{16}",
    "files": r"year_(pdf|docx)",
    "sharing": r"feedback_(eml|txt|png)_(everyone|members)",
    "activity": r"activity_csv",
    "maintenance": r"record",
}
# Of what somebody loads back or has just told: no role has them before that.
OTHERWISE = {
    "maintenance": r"(wat-er-niet-klopt|verschillen)\.txt", "thanks": r"own_pdf",
    "figures_in": r"niet-gebruikte-cijfers\.txt", "preview": r"past-niet\.csv",
}  # fmt: skip
# Pages on which each of them is offered to who may have it; a member reads one of them.
OFFERING = (
    "triades", "storycards", "leeslijst", "duidingsessie", "campagnes", "rapport", "terugkoppelen",
    "vragen", "beheer",
)  # fmt: skip
OF_STORIES = {
    "plot_card", "word_cloud", "export", "booklet", "packs", "report", "spread", "files", "sharing",
}  # fmt: skip
OFFERED: dict[Role | str | None, set[str]] = {
    None: set(),
    "member": set(),
    "facilitator": OF_STORIES,
    "core_group": OF_STORIES,
    "keeper": set(FILES),
    CODE: set(FILES),
}


def test_every_file_is_tried_here() -> None:
    offering = {
        path.stem
        for path in (ROOT / "vertelpunt" / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == "download")
            or (isinstance(node.func, ast.Attribute) and node.func.attr == "download_button")
        )
    }
    # Which hands over to the one or the other.
    assert offering - {"download"} == FILES.keys() | OTHERWISE.keys()


@pytest.mark.parametrize("role", OFFERED)
def test_a_role_is_offered_its_files_and_has_them_as_long_as_it_may_read(
    open_page: Callable[..., AppTest], told: Collection, monkeypatch: pytest.MonkeyPatch,
    role: Role | str | None,
) -> None:  # fmt: skip
    monkeypatch.setattr(downloads, "_served", True)
    stories = [story_id_of(f"{n:032x}") for n in range(len(TITLES))]
    keep(told, "reading_list", {"name": "Lijst", "stories": stories, "selections": []})
    asked = told.own_version
    assert asked
    core_group(told).make_campaign({"name": "Vertelweek"}, asked)
    session = core_group(told).plan_session("Samen lezen", None, "", "")
    core_group(told).take_along(session, "Alles", stories, [])
    core_group(told).divide(session, [Pack("Tafel 1", tuple(stories))])
    group = core_group(told)
    group.add_block("everyone", {"kind": "text", "title": "", "text": "Wat we leerden"})
    written = feedback_now(told).written
    group.publish_feedback(written, [], expected=told.position())
    app = come_in(open_page, told, role)
    # Uitleg is the same for everybody.
    for page in (*OFFERING, *(["uitleg"] if role is None else [])):
        # Everything that opens at a press is open, and the core group is alone.
        for opened in ("more", "activity", "booklet", f"print_{session}", "take_year_report"):
            app.session_state[opened] = True
        app.session_state["said_who_reads"] = (False, "core_group")
        app.switch_page(f"pages/{page}.py").run()
        tabs = {"triades": ("Woorden", "Cijfers"), "duidingsessie": ("Wie leest wat", "Verslag"),
                "campagnes": ("Link en poster",), "terugkoppelen": ("Doorgeven",),
                "vragen": ("Versies",)}  # fmt: skip
        for tab in tabs.get(page, ()) if app.tabs else ():
            open_tab(app, tab)
        for button in app.button:
            if button.label == "Maak een boekje (PDF)":
                button.click().run()
        assert not app.exception, page

    offers = dict(app.session_state["downloads"])
    of_stories = {key: offer for key, offer in offers.items() if not key.startswith("csv_uitleg")}
    assert {site for key in of_stories for site in sites(key)} == OFFERED[role]
    assert all(sites(key) for key in of_stories)
    for offer in offers.values():
        made = offer.make()
        assert made
        if not of_stories:
            assert not any(title.encode() in made for title in TITLES.values())
        assert offer.may_read()
    if role not in (None, CODE):
        (made_for,) = told.invitations.all()
        admin(told).revoke_invitation(made_for.id)
        assert not any(offer.may_read() for offer in offers.values())


def come_in(
    open_page: Callable[..., AppTest], collection: Collection, role: Role | str | None
) -> AppTest:
    """A page as whoever has this role; `CODE`: the code; None: nobody known."""
    match role:
        case None:
            return open_page("pages/storycards.py")
        case "member" | "facilitator" | "core_group" | "keeper":
            _, code = admin(collection).make_invitation(role, "Anouk", LATER, 5)
            return type_code(open_page("pages/beheer.py"), code)
    return type_code(open_page("pages/beheer.py", CODE), CODE)


def sites(key: str) -> set[str]:
    """The modules of `FILES` that offer a file with this key."""
    return {name for name, form in FILES.items() if re.fullmatch(form, key)}
