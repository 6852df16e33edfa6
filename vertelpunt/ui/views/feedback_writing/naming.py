"""What blocks are called where they are written. All of it is plain text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vertelpunt.feedback import Audience, Block, BlockKind, Feedback
from vertelpunt.insight.coming import SOUGHT, Sought
from vertelpunt.insight.feedback_drawing import passage_in, recorded
from vertelpunt.insight.feedback_numbers import plottable
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.source import Source
from vertelpunt.ui.components.ordered_list import OrderedRow

KIND_NAMES: dict[BlockKind, str] = {
    "text": "Tekst",
    "number": "Hoeveel verhalen",
    "plot": "Antwoorden op een vraag",
    "quote": "Citaat uit een verhaal",
    "outcome": "Wat we leerden",
    "request": "Wat is gevraagd",
    "next": "Wat er komt",
}
FOR_WHOM: dict[Audience, str] = {"everyone": "iedereen", "members": "alleen leden"}
_MOST = 90


@dataclass(frozen=True)
class Naming:
    """What is needed to name any block. `plots`: what is counted, by id."""

    source: Source
    feedback: Feedback
    plots: Mapping[str, str]

    def rows(self, blocks: Sequence[Block]) -> list[OrderedRow]:
        """The blocks as things on a list."""
        places = [passage_in(each.content) for each in blocks if each.kind == "quote"]
        quotes = read_passages(self.source, places) if places else {}
        rows = []
        for each in blocks:
            about = f"{KIND_NAMES[each.kind]} · voor {FOR_WHOM[each.audience]}"
            if each.kind == "quote":
                text = quotes.get(passage_in(each.content))
                title = f"‘{short(text)}’" if text else "Een citaat dat er niet meer is"
            else:
                title = short(self._title(each))
            rows.append(OrderedRow(each.id, title, about))
        return rows

    def _title(self, block: Block) -> str:
        said = block.content
        match block.kind:
            case "text":
                return str(said["title"] or said["text"])
            case "plot":
                return self.plots.get(said["question"], "Een vraag die er niet meer is")
            case "outcome":
                found = recorded(self.source.collection, said["session"], said["outcome"])
                return found.text if found else "Een uitkomst die er niet meer is"
            case "request":
                asked = self.feedback.requests.get(said["request"])
                return asked.text if asked and not asked.removed else "Iets dat is weggehaald"
            case "next":
                sought: Sought = said.get("of", "session")
                return f"Wanneer er weer een {SOUGHT[sought]} is"
        return "Hoeveel verhalen, uit hoeveel gemeenten"


def naming(source: Source, feedback: Feedback) -> Naming:
    """How blocks are named now."""
    return Naming(source, feedback, plottable(source.asked))


def short(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[:_MOST].rsplit(' ', 1)[0]} …"
