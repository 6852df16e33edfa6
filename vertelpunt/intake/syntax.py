"""What a keeper should do where a file can't be read as YAML at all."""

from collections.abc import Iterator

from ruamel.yaml.error import MarkedYAMLError

from vertelpunt.intake.remarks import SWALLOWED, swallows_bracket

_QUOTE = "Zet aanhalingstekens om de hele tekst."
# What the parser says → whether the line it began at is meant, and what to do.
_SENTENCES = (
    ("'\\t'", False, "In deze regel staat een tab. Gebruik gewone spaties."),
    ("escape", False, "Een \\ tussen dubbele aanhalingstekens betekent iets. "
                      "Gebruik enkele aanhalingstekens."),
    ("quoted scalar", True, "Deze tekst begint met een aanhalingsteken en eindigt er niet mee."),
    ("mapping values are not allowed", False,
     f"Er staat een dubbele punt in de tekst, of de regel springt te ver in. {_QUOTE}"),
    ("could not find expected ':'", True,
     "Hier mist een dubbele punt met een spatie erachter, zoals in `label: Titel`."),
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
    ("expected <block end>", False,
     "Deze regel hoort niet bij wat erboven staat. Kijk naar het inspringen en de "
     "aanhalingstekens."),
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
    hidden = [n for n, line in enumerate(lines[:ended], 1) if n >= began and swallows_bracket(line)]
    if hidden:
        yield from ((n, SWALLOWED) for n in hidden)
        return
    for words, at_start, sentence in _SENTENCES:
        if words in said:
            yield (began if at_start else ended), sentence
            return
    yield ended, _ANY
