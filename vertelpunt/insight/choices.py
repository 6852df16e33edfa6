"""How a choice, a place or a name was answered: stories per answer, and which go together."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from vertelpunt.insight.layers import Layered, Layers
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection


@dataclass(frozen=True)
class Choices:
    """Counted by story. `options`: by id, in the order asked, then what no list names.

    `answered`: stories with an answer.

    `pairs`: stories within the other views' selection that have both options, the pairs and the two
    of each in the same order; `pairs_beside`: those of a second selection.
    """

    options: dict[str, Layers]
    answered: Layers
    pairs: dict[tuple[str, str], int]
    pairs_beside: dict[tuple[str, str], int]


def choices(source: Source, question_id: str, selection: Selection) -> Choices:
    """Stories per answer, and per pair of answers of one story; options of any version."""
    where = Layered(selection, question_id)
    question = source.asked.choice(question_id)
    several = question is not None and question.type == "multi"
    answer = f'"{question_id}"' if several else f'["{question_id}"]'
    rows = source.read(
        f"""
        select {answer} as chosen,
               {where.counts}
        from story
        where "{question_id}" is not null and {where.base}
        group by chosen
        """,
        [*where.counts_values, *where.base_values],
    ).to_pylist()
    listed = source.asked.labels(question_id) if question else ()
    options = dict.fromkeys(listed, Layers())
    for row in rows:
        options |= {option: Layers() for option in row["chosen"] if option not in options}
    places = {option: place for place, option in enumerate(options)}
    answered = Layers()
    pairs, pairs_beside = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row in rows:
        layers = Layers(row["stories"], row["within"], row["ringed"], row["beside"])
        answered += layers
        # A story counts once for an option, whatever its list holds.
        chosen = sorted(set(row["chosen"]), key=places.__getitem__)
        for option in chosen:
            options[option] += layers
        for pair in combinations(chosen, 2):
            pairs[pair] += layers.within
            pairs_beside[pair] += layers.beside
    in_order = sorted(pairs, key=lambda pair: (places[pair[0]], places[pair[1]]))
    return Choices(
        options,
        answered,
        {pair: pairs[pair] for pair in in_order},
        {pair: pairs_beside[pair] for pair in in_order},
    )
