"""What the document puts in Dutch is what Streamlit says in English, in the locked version."""

import re
from pathlib import Path

from streamlit import file_util

from vertelpunt.ui.browser import document


def test_streamlit_says_each_of_the_words_that_become_dutch() -> None:
    script = Path(document.__file__).with_name("document.js").read_text(encoding="utf-8")
    english = [
        each
        for table in re.findall(r"new Map\(\[(.*?)\]\);", script, re.DOTALL)
        for each in re.findall(r'\["([^"]+)", "[^"]+"\]', table)
    ]
    assert len(english) > 10
    chunks = (Path(file_util.get_static_dir()) / "static" / "js").glob("*.js")
    said = "\n".join(each.read_text(encoding="utf-8") for each in chunks)
    # A word of its own, or the beginning of one that goes on with a label.
    assert [each for each in english if not re.search(f"`{re.escape(each)}[`$]", said)] == []
