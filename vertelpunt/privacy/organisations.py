"""Organisations that the admin lists, wherever they stand, in any capitals."""

import re
from collections.abc import Iterable, Iterator

from vertelpunt.privacy.mark import INSTEAD, Mark
from vertelpunt.privacy.words import plain
from vertelpunt.questionnaire import ListedOrganisation

_PIECE = re.compile(r"[\w\u0300-\u036f]+")


def organisations(text: str, listed: Iterable[ListedOrganisation]) -> Iterator[Mark]:
    """The listed ones in a text; of two that begin at one word, the longest."""
    by_first: dict[str, list[tuple[list[str], str]]] = {}
    for each in listed:
        name = [plain(piece) for piece in _PIECE.findall(each.name)]
        instead = f"[{each.instead}]" if each.instead else INSTEAD["organisation"]
        if name:
            by_first.setdefault(name[0], []).append((name, instead))
    if not by_first:
        return
    for same in by_first.values():
        same.sort(key=lambda one: -len(one[0]))
    pieces = list(_PIECE.finditer(text))
    folded = [plain(piece[0]) for piece in pieces]
    for at, first in enumerate(folded):
        for name, instead in by_first.get(first, ()):
            if folded[at : at + len(name)] == name:
                end = pieces[at + len(name) - 1].end()
                yield Mark(pieces[at].start(), end, "organisation", instead)
                break
