"""A part of a selection as it is kept: its kind and its tokens in one text.

`selection.address` says what the kinds mean. The store knows which of them may hold words of a
story, so that those can be erased with it.
"""

from dataclasses import dataclass

# The kinds of which every token was typed, or is a word of a story.
WORD_KINDS = frozenset(["words", "title", "story"])
# The kind that holds a question, how, and answers: of an open question as they were typed.
ANSWER_KIND = "options"


@dataclass(frozen=True)
class PartText:
    """A part in pieces. `negated`: it is turned round."""

    kind: str
    tokens: tuple[str, ...]
    negated: bool = False

    def __str__(self) -> str:
        return "!" * self.negated + "~".join(map(_packed, (self.kind, *self.tokens)))


def read_part(text: str) -> PartText:
    """The pieces of a part: `area~effect_triad~zone~left`. A `!` before it turns it round."""
    kind, *tokens = map(_unpacked, text.removeprefix("!").split("~"))
    return PartText(kind, tuple(tokens), text.startswith("!"))


def _packed(token: str) -> str:
    return token.replace("*", "**").replace("~", "*-")


def _unpacked(token: str) -> str:
    return "*".join(piece.replace("*-", "~") for piece in token.split("**"))
