"""What an admin should do where a file can't be read as YAML at all."""

import re
from collections.abc import Iterator

from ruamel.yaml.error import MarkedYAMLError

from vertelpunt.intake.remarks import SWALLOWED, swallows_bracket

_QUOTE = "Zet aanhalingstekens om de hele tekst."
UNCLOSED = "Deze tekst begint met een aanhalingsteken en eindigt er niet mee."
_NO_COLON = "Hier mist een dubbele punt met een spatie erachter, zoals in `label: Titel`."
_APART = (
    "Deze regel hoort niet bij wat erboven staat. Kijk naar het inspringen en de aanhalingstekens."
)
_NO_DASH = "Begin een lijst met een gewoon streepje en een spatie."
_OTHER_DASH = re.compile(r"\s*(-[^\s-]|[\u2010-\u2015\u2022\u2023\u2212\u25aa\u00b7]\s)")
_COLON = re.compile(r":(\s|$)")
# What the parser says → whether the line it began at is meant, and what to do.
_SENTENCES = (
    ("'\\t'", False, "In deze regel staat een tab. Gebruik gewone spaties."),
    ("escape", False, "Een \\ tussen dubbele aanhalingstekens betekent iets. "
                      "Gebruik enkele aanhalingstekens."),
    ("quoted scalar", True, UNCLOSED),
    ("mapping values are not allowed", False,
     f"Er staat een dubbele punt in de tekst, of de regel springt te ver in. {_QUOTE}"),
    ("could not find expected ':'", True, _NO_COLON),
    ("flow node", True, "Wat met { of [ begint, moet ook weer sluiten met } of ]."),
    ("flow mapping", True, "Wat met { begint, sluit niet goed met }. Kijk naar komma’s en haken."),
    ("flow sequence", True, "Wat met [ begint, sluit niet goed met ]. Kijk naar komma’s en haken."),
    ("while scanning an alias", False, f"Een * vooraan betekent hier iets anders. {_QUOTE}"),
    ("while scanning an anchor", False, f"Een & vooraan betekent hier iets anders. {_QUOTE}"),
    ("tag", False, f"Een ! vooraan betekent hier iets anders. {_QUOTE}"),
    ("cannot start any token", False, f"Met dit teken kan een tekst niet beginnen. {_QUOTE}"),
    ("block scalar", False, "Zet achter > of | niets, en begin de tekst op de volgende regel."),
    ("sequence entries are not allowed", False,
     f"Een streepje vooraan begint een lijst. Zet het op een eigen regel. {_QUOTE}"),
    ("expected <block end>", False, _APART),
    ("expected '<document start>'", False, _APART),
)  # fmt: skip
_ANY = "Deze regel is niet te lezen. Kijk naar inspringen, dubbele punten en aanhalingstekens."


def syntax_problems(
    error: Exception, lines: list[str], last_line: int
) -> Iterator[tuple[int, str]]:
    """Line and Dutch sentence. `last_line`: the last that could be read."""
    said, began, ended = str(error), last_line, last_line
    if isinstance(error, MarkedYAMLError):
        ended = error.problem_mark.line + 1 if error.problem_mark else last_line
        began = error.context_mark.line + 1 if error.context_mark else ended
        said = f"{error.context or ''} {error.problem or ''}"
    # What lacks its bracket goes on over the lines after it, so the parser stops far behind it.
    first = began
    if "flow" in said:
        first, began = 1, min(began, last_line)
    hidden = [n for n, line in enumerate(lines[:ended], 1) if n >= first and swallows_bracket(line)]
    if hidden:
        yield from ((n, SWALLOWED) for n in hidden)
        return
    above = _above(ended, lines)
    if dashes := [n for n in (above, ended) if _OTHER_DASH.match(lines[n - 1])]:
        yield dashes[0], _NO_DASH
        return
    # A line without a colon takes the name on the next line for more of its own text.
    if "mapping values are not allowed" in said and not _COLON.search(lines[above - 1]):
        yield above, _NO_COLON
        return
    for words, at_start, sentence in _SENTENCES:
        if words in said:
            yield (began if at_start else ended), sentence
            return
    yield ended, _ANY


def _above(number: int, lines: list[str]) -> int:
    """The nearest line above this one that says something, or this one."""
    above = range(min(number - 1, len(lines)), 0, -1)
    return next((n for n in above if lines[n - 1].split("#")[0].strip()), number)
