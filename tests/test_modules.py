"""JavaScript modules become the one script of a component, or an error that says where."""

from pathlib import Path

import pytest

from tests.node import ROOT, node
from vertelpunt.ui.browser.modules import LinkError, linked
from vertelpunt.ui.light import page
from vertelpunt.ui.light.parts import parts

UI = ROOT / "vertelpunt" / "ui"
ENTRIES = [
    UI / "telling" / "story_form" / "form.js",
    UI / "telling" / "pass_on" / "pass_on.js",
    UI / "light" / "light.js",
    UI / "light" / "worker.js",
    UI / "telling" / "story_form" / "trial.js",
    *(
        UI / "components" / name / f"{name}.js"
        for name in (
            "ballot", "board", "card_bar", "choice_buttons", "kept_table", "kept_text", "note_pad",
            "number_ranges", "ordered_list", "panel_edge", "plane_input", "story_list",
        )
    ),
    UI / "browser" / "document" / "document.js",
    UI / "visit" / "watch" / "watch.js",
    UI / "plots" / "plot" / "plot.js",
    UI / "plots" / "plot" / "titles.js",
    UI / "plots" / "gallery" / "gallery.js",
    UI / "address" / "filter_bar" / "chips.js",
    UI / "address" / "filter_bar" / "menu.js",
]  # fmt: skip


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def test_what_is_imported_stands_first_and_once(write):
    write("low.js", "export const LOW = 1;\n")
    write("left.js", 'import { LOW } from "./low.js";\nexport const LEFT = LOW;\n')
    write(
        "right.js",
        'import {\n  LOW,\n} from "./low.js";\nexport async function right() { return LOW; }\n',
    )
    top = write(
        "top.js",
        'import { LEFT } from "./left.js";\nimport { right } from "./right.js";\n'
        "export default function () { return [LEFT, right]; }\n",
    )
    assert linked(top) == (
        "const LOW = 1;\n\nconst LEFT = LOW;\n\nasync function right() { return LOW; }\n\n"
        "export default function () { return [LEFT, right]; }\n"
    )


def test_descriptions_of_types_do_not_go_along_and_other_comments_do(write):
    top = write(
        "top.js",
        "/** @typedef {1} One */\n\n// Why.\n  /**\n   * @type {One}\n   */\nconst A = 1;\n",
    )
    assert linked(top) == "// Why.\nconst A = 1;\n"


def test_a_circle_is_an_error_that_names_it(write):
    write("a.js", 'import { B } from "./b.js";\nexport const A = 1;\n')
    write("b.js", 'import { A } from "./a.js";\nexport const B = 1;\n')
    top = write("top.js", 'import { A } from "./a.js";\n')
    with pytest.raises(LinkError, match=r"circle.*a\.js → .*b\.js → .*a\.js"):
        linked(top)


@pytest.mark.parametrize(
    "definition",
    [
        "const same = 2;",
        "function same() {}",
        "const { same } = {};",
        "let { other: same = 1 } = {};",
        "const [first, same] = [];",
        "class same {}",
    ],
)
def test_two_modules_with_one_name_are_an_error(write, definition: str):
    write("low.js", "const same = 1;\nexport const LOW = same;\n")
    top = write("top.js", f'import {{ LOW }} from "./low.js";\n{definition}\n')
    with pytest.raises(LinkError, match=r"low\.js and .*top\.js both define same"):
        linked(top)


@pytest.mark.parametrize(
    "statement",
    [
        'import * as low from "./low.js";',
        'import low from "./low.js";',
        'import { LOW as other } from "./low.js";',
        'import "./low.js";',
        'import { LOW } from "low";',
        "import { LOW } from './low.js';",
        '  import { LOW } from "./low.js";',
        "export { LOW };",
        'export * from "./low.js";',
        "export default LOW;",
        "export const { a } = LOW;",
        "export var a = 1;",
    ],
)
def test_another_form_of_import_or_export_is_an_error_with_its_line(write, statement: str):
    write("low.js", "export const LOW = 1;\n")
    top = write("top.js", f'import {{\n  LOW,\n}} from "./low.js";\n\n{statement}\n')
    with pytest.raises(LinkError, match=r"top\.js, line 5"):
        linked(top)


def test_only_the_entry_has_a_default(write):
    write("low.js", "export const LOW = 1;\nexport default function () {}\n")
    top = write("top.js", 'import { LOW } from "./low.js";\n')
    with pytest.raises(LinkError, match=r"low\.js, line 2"):
        linked(top)


def test_an_import_as_an_expression_is_nobodys_business(write):
    top = write("top.js", 'const later = () =>\n  import("./later.js");\n')
    assert "import(" in linked(top)


def test_what_is_not_exported_or_not_there_is_an_error(write):
    write("low.js", "const LOW = 1;\n")
    top = write("top.js", 'import { LOW } from "./low.js";\n')
    with pytest.raises(LinkError, match=r"top\.js imports LOW, which .*low\.js does not export"):
        linked(top)
    lost = write("lost.js", 'import { LOW } from "./gone.js";\n')
    with pytest.raises(LinkError, match=r"lost\.js imports .*gone\.js"):
        linked(lost)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.stem)
def test_every_script_of_the_house_is_one_that_a_browser_reads(entry: Path):
    node("--check", "--input-type=module", given=linked(entry))


def test_what_the_light_page_serves_is_what_was_linked():
    served = {name: part.content for name, part in parts().items()}
    for entry in ENTRIES[:3]:
        assert served[entry.name] == linked(entry)
    assert page.worker().endswith(linked(ENTRIES[3]))
