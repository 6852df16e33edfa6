"""Whatever stands in a record that is loaded back is text: on every page and in every file."""

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from openpyxl import load_workbook
from ruamel.yaml import YAML
from streamlit.testing.v1 import AppTest

from tests.doing import admin, with_code
from tests.numbers.page import open_tab
from tests.showing import opened, shown
from tests.stories import story
from tests.test_access import type_code
from tests.test_export import BEGINS_A_FORMULA
from tests.test_intake_record import exported
from tests.test_pages import CODE
from vertelpunt.intake.bodies import BODIES
from vertelpunt.intake.campaign import cleaned
from vertelpunt.intake.record_file import parse_record
from vertelpunt.questionnaire import Place, Questionnaire, Section, Statement, editing
from vertelpunt.reports import report_id
from vertelpunt.store import (
    FEEDBACK,
    Collection,
    close_collection,
    now,
    open_collection,
    story_id_of,
)
from vertelpunt.store.transfer import FORMAT
from vertelpunt.ui.app.pages import PAGES
from vertelpunt.ui.visit import downloads

# Short enough for the shortest field, with something of all that could read it.
SIGNS = "=<u>x</u>*k*$5$[l](//x.nl):red[r]`c`&lt;<img src=x>"
TEXTS = {
    "markup": SIGNS,
    # Twice, so that they share words and an organisation.
    "again": SIGNS,
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "formula": "=cmd|' /C calc'!A1",
    "number": "+31 6 12345678",
    "sql": "'; drop table story; -- {{ 7 * 7 }} {x} %s \\",
    "right to left": "\u202eomgekeerd\u2066 א ב ג مرحبا",
    "emoji": "👩🏽\u200d🚒🇳🇱 e\u0301\u0301\u0301",
    "control": "\x07\x1b[31mrood\x01\x7f",
    "long": "x" * 100_000,
}
IDS = {name: story_id_of(f"{n:032x}") for n, name in enumerate(TEXTS)}
MARKED = IDS["markup"]
# Kinds that hold ids, numbers, words of a list, texts of another kind, or what no page shows.
WITHOUT_TEXT = {
    "story_receipt", "story_unmasked", "story_narrowed", "story_note_removed",
    "story_codes_decided", "story_erased", "list_story_added", "list_story_removed",
    "list_story_moved", "kept_removed", "kept_restored", "demonstration_declared",
    "import_taken_back",
    "figures_removed", "figures_restored", "report_passage_left", "report_sentence_released",
    "invitation_used", "invitation_revoked", "story_retention_announced", "session_round_removed",
    "session_material_removed", "session_removed", "session_restored",
    "session_closed", "session_round_begun", "session_note_moved",
    "session_task_revealed", "session_put_aside", "session_brought_back", "feedback_block_moved",
    "feedback_block_removed", "feedback_block_restored", "feedback_request_removed",
    "feedback_request_restored", "feedback_withdrawn",
    "campaign_ended", "campaign_closed", "campaign_removed", "campaign_restored",
}  # fmt: skip
# Which show nobody's words.
WITHOUT_WORDS = {"beeld"}
# In what only shows text, or is drawn by our own script, which is tested in a browser.
PLAIN = ("text", "bidi_component", "component_instance", "plotly_chart", "text_area", "code")


def events_of(questionnaire: Questionnaire) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """A record with each of the texts in every field that holds any: kind, subject, body, actor."""
    published = questionnaire.content()
    yield "questionnaire_published", questionnaire.version, published, "keeper"
    for n, (name, text) in enumerate(TEXTS.items()):
        about, who = IDS[name], f"facilitator:{cleaned(text)[:60]}"
        boxes = {
            q.id: text[: q.max_length]
            for q in questionnaire.questions
            if q.type in ("text", "long_text")
        }
        told = story(domains=["money", "other"], **boxes)
        yield "story_submitted", about, {
            "questionnaire": questionnaire.version, "answers": told.answers,
            "other": {"domains": text[:300]}, "not_applicable": [],
            "campaign": cleaned(text)[:60], "fictitious": False,
        }, "teller"  # fmt: skip
        reason = {"usable": n % 2 == 1, "reason": text[:300], "double_of": None}
        if name == "script":
            # As the core group's words were recorded at first.
            yield "story_coded", about, {"tags": [text[:100]]}, who
            yield "story_set_aside", about, {"reason": text[:10_000]}, who
        elif name != "markup":
            yield "story_judged", about, reason, who
        yield "story_noted", about, {"note": f"{n:016x}", "text": text[:2_000]}, who
        # The last is whoever has the code, who sees what others gave after the own.
        for coder, tone in ((who, "mixed"), (f"{who}2", "critical"), ("core_group", "mixed")):
            yield "story_codes_given", about, {"scheme": "tags", "codes": [text[:100]]}, coder
            yield "story_codes_given", about, {"scheme": "tone", "codes": [tone]}, coder
        mask = re.sub(r"[\[\]\x00-\x1f]", "", text)[:60]
        place = {"field": "title", "start": 0, "end": 1, "shown": f"[{mask}]"}
        yield "story_masked", about, {"revision": 1, "masks": [place]}, who
        yield "story_revised", about, {"answers": {"how_started": text[:3_000]}, "other": {}}, who
        saved = {"note": text[:10_000], "initials": text[:300], "parts": [text[:20_000]]}
        yield "kept", f"a{n:015x}", {"kind": "selection", "name": text[:300], **saved}, who
        question = {"text": text[:10_000], "initials": text[:300], "parts": [text[:20_000]]}
        yield "kept", f"b{n:015x}", {"kind": "question", **question}, who
        listed = {"name": "Lijst", "stories": list(IDS.values())[: n + 1], "selections": []}
        yield "kept", f"c{n:015x}", {"kind": "reading_list", **listed}, who
        yield "renamed", f"c{n:015x}", {"name": text[:300]}, who
        yield "kept_changed", f"a{n:015x}", {"note": text[:9_999]}, who
        yield "list_selection_added", f"c{n:015x}", {"parts": [text[:20_000]]}, who
        yield "selection_kept", f"d{n:015x}", {"parts": [text[:20_000]]}, who
        said = Statement((Section(text[:100], (text[:2_000],)),), {"lezers": text[:300]}, own=True)
        yield "privacy_published", said.version, said.content(), who
        session = f"f{n:015x}"
        plan = {"title": text[:300], "place": text[:300], "goal": text[:10_000]}
        yield "session_planned", session, plan | {"on": None}, who
        yield "session_changed", session, {"goal": text[:9_999]}, who
        script = {"id": f"{n:016x}", "name": text[:300], "minutes": 9, "what": text[:10_000]}
        yield "session_script_taken", session, {"rounds": [script]}, who
        another = script | {"id": f"1{n:015x}"}
        yield "session_round_put", session, {"round": another, "before": None}, who
        taken = {"name": text[:300], "stories": [*IDS.values()], "selections": [[text[:20_000]]]}
        yield "session_material_added", session, taken | {"material": f"{n:016x}"}, who
        pack = {"reader": text[:300], "stories": [*IDS.values()]}
        yield "session_divided", session, {"packs": [pack]}, who
        for given in ("session_story_taken", "session_story_given"):
            yield given, session, {"reader": text[:300], "story": MARKED}, who
        come = {"participant": f"{n:016x}", "name": text[:60], "reader": text[:300], "named": True}
        yield "session_opened", session, {}, who
        yield "session_came_in", session, come, "participant"
        note = {"note": f"2{n:015x}", "participant": f"{n:016x}", "text": text[:2_000]}
        about_it = {"story": MARKED, "passage": None, "plane": []}
        yield "session_note_written", session, note | about_it, "participant"
        yield "session_group_named", session, {"group": f"3{n:015x}", "name": text[:300]}, who
        means = {"reading": f"4{n:015x}", "participant": "", "group": f"3{n:015x}"}
        yield "session_reading_written", session, means | {"text": text[:2_000]}, who
        asked = {"kind": "choose", "plane": [], "story": None, "votes": 0}
        yield "session_task_set", session, asked | {"task": f"5{n:015x}"}, who
        answer = {"participant": f"{n:016x}", "point": None, "chosen": [], "story": MARKED}
        answered = answer | {"task": f"5{n:015x}", "why": text[:2_000]}
        yield "session_task_answered", session, answered, "participant"
        yield "session_task_ended", session, {"task": f"5{n:015x}"}, who
        fields = {"kind": "action", "text": text[:2_000], "owner": text[:300]}
        yield "session_outcome_written", session, {"outcome": f"6{n:015x}", "fields": fields}, who
        campaign = {"key": cleaned(text)[:60], "name": cleaned(text)[:60], "code": text[:60]}
        own = {"id": f"c_{n}", "type": "single", "label": text[:300], "answers": [text[:300], "x"]}
        written = {"introduction": text[:10_000], "reaches": text[:300], "outcome": text[:10_000]}
        yield "campaign_written", f"7{n:015x}", campaign | written | {"questions": [own]}, who
        yield "campaign_opened", f"7{n:015x}", {}, who
        column = {"id": "aantal", "title": text[:300], "unit": text[:300], "counts": True,
                  "provisional": True, "modelled": True}  # fmt: skip
        table = {"name": text[:300], "source": text[:300], "table": text[:300], "year": 2025,
                 "licence": text[:300], "taken_on": "2026-01-01", "figures": [column],
                 "rows": {"GM0344": [3.0], "GM0034": [None], "GM0014": [5.0]}}  # fmt: skip
        yield "figures_brought_in", f"8{n:015x}", table, who
        brought = {"name": text[:300], "tool": "table", "source": "b", "version": "0" * 12,
                   "file": text[:300], "columns": [text[:1_000]]}  # fmt: skip
        yield "import_made", f"9{n:015x}", brought, who
        year = {"first": "2026-01-01", "last": f"2026-12-{31 - n}"}
        report = report_id(date(2026, 1, 1), date(2026, 12, 31 - n))
        section = {"section": "introduction", "text": text[:10_000], "shared": True}
        yield "report_text_written", report, year | section, who
        place = {"field": "title", "revision": 2, "start": 0, "end": 3}
        chosen = {"passage": f"7{n:015x}", "story": MARKED, "place": place, "why": text[:2_000]}
        yield "report_passage_chosen", report, year | chosen, who
        counted = {"name": text[:300], "value": 3.0, "of": 9, "unit": text[:60]}
        kept = {"sentence": "introduction", "text": text[:10_000], "numbers": [counted]}
        yield "report_sentence_kept", report, year | kept | {"stories": [MARKED]}, who
        words = {"kind": "text", "title": text[:300], "text": text[:10_000]}
        block = {"block": f"7{n:015x}", "audience": "everyone", "content": words}
        yield "feedback_block_put", FEEDBACK, block, who
        asked_for = {"request": f"8{n:015x}", "session": None, "outcome": None}
        yield "feedback_request_put", FEEDBACK, asked_for | {"text": text[:2_000]}, who
        why = {"state": "not_done", "reason": f"x{text[:1_999]}"}
        yield "feedback_request_answered", FEEDBACK, why | {"request": f"8{n:015x}"}, who
        came = why | {"on": "2026-05-21"}
        label = {"answer": text[:300], "label": text[:1_000], "stories": 5}
        contents = [
            words,
            {"kind": "plot", "question": "domains", "name": text[:1_000], "of": 5,
             "answers": [label, label | {"stories": None}]},
            {"kind": "outcome", "session": session, "outcome": f"6{n:015x}", "named": "insight",
             "text": text[:2_000], "stories": [MARKED]},
            {"kind": "request", **asked_for, "text": text[:2_000], "stories": [], "said": [came]},
            {"kind": "next", "title": text[:300], "on": "2999-05-21"},
        ]  # fmt: skip
        shown = [
            {"block": f"9{m:014x}{n:x}", "audience": "everyone", "content": content}
            for m, content in enumerate(contents)
        ]
        yield "feedback_published", FEEDBACK, {"version": f"a{n:015x}", "blocks": shown}, who
        invited = {"role": "member", "name": cleaned(text)[:60], "most_uses": 3}
        until = (now() + timedelta(days=1)).isoformat()
        yield "invitation_made", f"e{n:015x}", invited | {"until": until}, who
    # Of which all signs are seen.
    yield "feedback_put_back", FEEDBACK, {"version": f"a{0:015x}"}, "core_group"


def file_of(events: Sequence[tuple[str, str, dict[str, Any], str]]) -> bytes:
    raw = [
        {"seq": n, "kind": kind, "subject": subject, "body": body, "actor": actor,
         "at": f"2026-01-01T12:{n // 60:02}:{n % 60:02}"}
        for n, (kind, subject, body, actor) in enumerate(events, 1)
    ]  # fmt: skip
    return json.dumps({"vertelpunt": FORMAT, "events": raw}).encode()


@pytest.fixture(scope="module")
def loaded(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire, places: dict[str, Place]
) -> Iterator[Collection]:
    """A collection into which that record was loaded back, behind the pages."""
    path = tmp_path_factory.mktemp("hostile") / "x.duckdb"
    collection = open_collection(path)
    record = parse_record(file_of(list(events_of(questionnaire))), "x.json", places)
    assert record.findings == ()
    with_code(collection).load_back(record)
    admin(collection).make_invitation("member", cleaned(SIGNS), now() + timedelta(days=1), 3)
    with shown(path):
        yield collection
    close_collection(path)


@pytest.fixture(scope="module")
def visit(loaded: Collection) -> Iterator[AppTest]:
    """Who has the code, with everything open that opens at a press."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERTELPUNT_CODE", CODE)
        patch.setattr(downloads, "_served", True)
        asked = loaded.own_version
        assert asked
        for n, text in enumerate(TEXTS.values()):
            label = text[: editing.LONGEST_LABEL]
            asked = editing.reword(asked, asked.questions[n].id, {"label": label, "help": label})
        loaded.question_drafts.put(asked, "x")
        yield type_code(opened("beheer").run(), CODE)


def test_every_kind_of_event_that_holds_a_text_is_tried_here(questionnaire: Questionnaire) -> None:
    assert {kind for kind, *_ in events_of(questionnaire)} == BODIES.keys() - WITHOUT_TEXT


def test_the_record_is_the_same_when_it_comes_out_again(
    loaded: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    again = parse_record(exported(loaded), "x.json", places)
    assert again.findings == ()
    bodies = {(each.kind, each.subject): each.body for each in again.events}
    for kind, subject, body, _ in events_of(questionnaire):
        if subject == FEEDBACK:
            assert body in [each.body for each in again.events if each.kind == kind]
        elif kind not in ("story_codes_given", "invitation_made"):
            assert bodies[kind, subject] == body
    assert loaded.differences() == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_reads_it_as_anything_but_text(visit: AppTest, page: str) -> None:
    for name in ("more", "activity", "booklet", f"notes_{MARKED}", f"masks_{MARKED}", "add"):
        visit.session_state[name] = True
    visit.session_state["said_who_reads"] = (False, "core_group")
    visit.session_state["found_back"] = MARKED
    visit.session_state["erase_sought"] = MARKED
    visit.switch_page(f"pages/{page}.py")
    visit.query_params["verhaal"] = [MARKED]
    visit.query_params["sessie"] = ["f" + "0" * 15]
    visit.query_params["campagne"] = ["7" + "0" * 15]
    session = f"f{0:015x}"
    for name in ("by_hand", "asked", "edit", "record", "aside"):
        visit.session_state[f"{name}_{session}"] = True
    visit.run()
    there = check(visit)
    for tab in [each.label for each in visit.tabs][1:]:
        open_tab(visit, tab)
        there += check(visit)
    assert there or PAGES[page].needs is None or page in WITHOUT_WORDS


def check(app: AppTest) -> int:
    """Fail where an element reads the signs; how many hold them as text."""
    assert not app.exception
    found = 0
    for element in walk(app.main):
        proto = getattr(element, "proto", None)
        said = str(proto)
        if element.type == "html":
            assert tags_in(proto.body) == [], proto.body
            found += "&lt;u&gt;x" in proto.body
        elif element.type in PLAIN:
            found += "<u>x</u>" in said
            for text in strings_in(data_of(proto)) if "component" in element.type else ():
                # HTML of ours, or a figure in which plotly reads tags.
                if re.match(r"\s*<[a-z]+ class=", text):
                    assert tags_in(text) == [], text
                if text.startswith('{"data"'):
                    read = "".join(drawn(json.loads(text)))
                    assert "<u>x" not in read
                    assert "<script" not in read
        elif element.type in ("selectbox", "multiselect", "text_input"):
            # Their options and what was typed are plain text; their labels are not.
            assert "*k*" not in f"{proto.label}{proto.help}"
        else:
            assert "*k*" not in said, element.type
            assert "alert(1)" not in said, element.type
    return found


def walk(node: Any) -> Iterator[Any]:
    """Every block and element under it."""
    for child in node.children.values():
        yield child
        if hasattr(child, "children"):
            yield from walk(child)


def data_of(proto: Any) -> Any:
    given = getattr(proto, "json", "") or getattr(proto, "json_args", "")
    return json.loads(given or proto.mixed.json or "{}")


def drawn(figure: dict[str, Any]) -> Iterator[str]:
    """The strings of a figure that plotly reads; a trace without labels has them for our script."""
    yield from strings_in(figure["layout"])
    for trace in figure["data"]:
        silent = trace.get("hoverinfo") in ("none", "skip") and "text" not in trace.get("mode", "")
        ours = ("text", "customdata", "ids") if silent else ()
        yield from strings_in({name: each for name, each in trace.items() if name not in ours})


def strings_in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from strings_in(each)
        case list():
            for each in value:
                yield from strings_in(each)


class _Tags(HTMLParser):
    """Notes tags and attributes that no page of ours has: they can only come from a story."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hostile = dict(attrs).get("src") == "x" or any(name.startswith("on") for name, _ in attrs)
        if tag in ("script", "u") or hostile:
            self.found.append(tag)


def tags_in(html: str) -> list[str]:
    reader = _Tags()
    reader.feed(html)
    return reader.found


def test_no_file_reads_it_as_anything_but_text(visit: AppTest) -> None:
    pages = (
        "storycards", "triades", "leeslijst", "coderen", "duidingsessie", "campagnes", "rapport",
        "terugkoppelen", "beheer", "vragen",
    )  # fmt: skip
    for page in pages:
        for name in ("more", "activity", "booklet", "take_year_report"):
            visit.session_state[name] = True
        visit.session_state["said_who_reads"] = (False, "core_group")
        visit.switch_page(f"pages/{page}.py")
        visit.query_params["lijst"] = ["c" + "0" * 15]
        visit.query_params["sessie"] = ["f" + "0" * 15]
        visit.run()
        tabs = {"triades": ("Woorden", "Cijfers"), "duidingsessie": ("Verslag",),
                "campagnes": ("Link en poster",), "terugkoppelen": ("Doorgeven",),
                "vragen": ("Versies",)}  # fmt: skip
        for tab in tabs.get(page, ()):
            open_tab(visit, tab)
        for button in visit.button:
            if button.label == "Maak een boekje (PDF)":
                button.click().run()
    offers = list(visit.session_state["downloads"].values())
    checked = {check_file(offer.name.rpartition(".")[2], offer.make()) for offer in offers}
    assert checked == {
        "csv", "xlsx", "pdf", "docx", "json", "svg", "png", "eml", "txt", "yaml", "zip",
    }  # fmt: skip


def check_file(ending: str, made: bytes) -> str:
    """Fail where this file reads the signs; returns its ending."""
    match ending:
        case "csv":
            table = list(csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))
            assert len({len(row) for row in table}) == 1
            cells = [cell for row in table for cell in row if cell]
            assert not [each for each in cells if each.startswith(BEGINS_A_FORMULA)]
        case "xlsx":
            book = load_workbook(io.BytesIO(made))
            assert not [cell for sheet in book for row in sheet for cell in row
                        if cell.data_type == "f" or cell.hyperlink]  # fmt: skip
        case "docx":
            whole = Document(io.BytesIO(made)).element.xml
            assert "&lt;u&gt;x&lt;/u&gt;" in whole
            assert "instrText" not in whole
            assert "w:hyperlink" not in whole
        case "pdf":
            text = subprocess.run(
                ["pdftotext", "-raw", "-", "-"], input=made, check=True, capture_output=True
            ).stdout.decode()
            assert "<u>x</u>" in text
            assert b"javascript:" not in made
            assert b"/URI" not in made
        case "eml":
            message = message_from_bytes(made, policy=default)
            assert set(message.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
            html = message.get_body(("html",))
            assert html
            assert tags_in(html.get_content()) == []
        case "yaml":
            asked = YAML(typ="safe", pure=True).load(made.decode())
            assert "<u>x" in str(asked["questions"][0])
        case "zip":
            with zipfile.ZipFile(io.BytesIO(made)) as packed:
                check_file("csv", packed.read("codeboek.csv"))
                told = json.loads(packed.read("verhalen.json"))["stories"]
            assert [each for each in told if "<u>x</u>" in str(each)]
        case "svg":
            names = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(made).iter()}
            assert names <= {"svg", "style", "text", "tspan", "g", "rect", "title", "path"}
    return ending


def test_a_text_that_is_far_too_long_is_refused_by_name_or_taken_whole(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    """In each field of each kind of event, one at a time."""
    events = [each for each in events_of(questionnaire) if each[1] != IDS["long"]]
    tried = set[tuple[str, str]]()
    for n, (kind, subject, body, actor) in enumerate(events):
        for name, value in body.items() if kind != "questionnaire_published" else ():
            if (kind, name) in tried or not isinstance(value, (str, list)) or not value:
                continue
            tried.add((kind, name))
            long: Any = "x" * 100_000
            other = {**body, name: [long] if isinstance(value, list) else long}
            changed = [*events[:n], (kind, subject, other, actor)]
            record = parse_record(file_of(changed), "x.json", places)
            for finding in record.findings:
                assert len(finding.sentence) < 700
                assert f"Gebeurtenis {n + 1}" in finding.about
            assert record.findings or record.events[-1].body == other
    assert len(tried) > 20
