"""The blocks of a report as HTML for the page; every text in them is escaped."""

from base64 import b64encode
from collections.abc import Iterable
from itertools import pairwise

from markupsafe import Markup

from vertelpunt.export.blocks import (
    BarTable,
    Block,
    Heading,
    Item,
    Items,
    Picture,
    Quote,
    Table,
    WordCloud,
    Words,
)
from vertelpunt.insight.plots import Mark, MarkedPlot, Sort

# What a triangle with a side of 1 is high.
_HIGH = 3**0.5 / 2
_WIDE, _EDGE = 300, 12
_SIGNS: dict[Sort, str] = {"story": "●", "answer": "○", "middle": "◆"}


def html_of(blocks: Iterable[Block]) -> Markup:
    """The blocks, one under another; the numbers of a picture are folded under it."""
    given = [Words(""), *blocks]
    return Markup().join(
        _folded(block) if isinstance(block, Table) and isinstance(before, Picture) else _html(block)
        for before, block in pairwise(given)
    )


def _html(block: Block) -> Markup:
    match block:
        case Heading():
            # The title of the session is the page's second level.
            level = block.level + 1
            return Markup("<h{0}>{1}</h{0}>").format(level, block.text)
        case Words():
            return _lines(block.text)
        case Items():
            return Markup("<ul>{}</ul>").format(Markup().join(map(_item, block.items)))
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case BarTable():
            return _bars(block)
        case WordCloud():
            return _cloud(block)
        case Quote():
            under = (Markup("<footer>{}</footer>").format(line) for line in block.under)
            return Markup("<blockquote dir='auto'>{}{}</blockquote>").format(
                _lines(block.text), Markup().join(under)
            )


def _bars(block: BarTable) -> Markup:
    rows = Markup().join(
        Markup(
            "<tr><th scope='row'>{}</th><td><div><i style='--part:{:.3f}'></i>{}</div></td></tr>"
        ).format(name, long, said)
        for (name, _), long, said in zip(
            block.bars.rows, block.bars.lengths, block.said, strict=True
        )
    )
    return Markup(
        "<table class='vp-bars'><caption>{}</caption><thead><tr><th scope='col'>Antwoord</th>"
        "<th scope='col'>Aantal verhalen</th></tr></thead><tbody>{}</tbody></table>"
    ).format(block.bars.title, rows)


def _cloud(block: WordCloud) -> Markup:
    words = (
        Markup("<li style='--large:{:.2f}'>{} <small>{}</small></li>").format(large, word, stories)
        for (word, stories), large in zip(block.cloud.words, block.cloud.sizes, strict=True)
    )
    return Markup("<ul class='vp-cloud-words' aria-label='{}'>{}</ul>").format(
        block.cloud.title, Markup().join(words)
    )


def _lines(text: str) -> Markup:
    lines = filter(str.strip, text.splitlines())
    return Markup().join(Markup("<p>{}</p>").format(line) for line in lines)


def _item(item: Item) -> Markup:
    under = (Markup("<br><small>{}</small>").format(line) for line in item.under)
    return Markup("<li>{}{}</li>").format(
        Markup("<br>").join(item.text.splitlines()), Markup().join(under)
    )


def _table(table: Table) -> Markup:
    head = Markup().join(Markup("<th scope='col'>{}</th>").format(name) for name in table.names)
    rows = Markup().join(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(
            first, Markup().join(Markup("<td>{}</td>").format(cell) for cell in cells)
        )
        for first, *cells in table.rows
    )
    return Markup(
        "<div class='vp-table' tabindex='0' role='region' aria-label='{0}'><table>"
        "<caption>{0}</caption><thead><tr>{1}</tr></thead><tbody>{2}</tbody></table></div>"
    ).format(table.caption, head, rows)


def _folded(table: Table) -> Markup:
    return Markup("<details class='vp-folded'><summary>Als tabel</summary>{}</details>").format(
        _table(table)
    )


def _picture(picture: Picture) -> Markup:
    plot = picture.plot
    above, below = _names(plot.names)
    legend = " · ".join(f"{_SIGNS[sort]} {words}" for sort, words in picture.legend)
    return Markup(
        '<figure class="vp-drawn">{}<img src="{}" alt="{}">{}<figcaption>{}</figcaption></figure>'
    ).format(above, _address(plot), f"{plot.title} {plot.alt}", below, legend)


def _address(plot: MarkedPlot) -> str:
    """The drawing as an address: Streamlit lets no drawing stand in a page itself."""
    tall = _WIDE * (_HIGH if len(plot.names) == 3 else 1)
    marks = Markup().join(_mark(mark, tall) for mark in _in_layers(plot.marks))
    edged = (-_EDGE, -_EDGE, _WIDE + 2 * _EDGE, round(tall + 2 * _EDGE))
    # On paper of its own, so that its ink is seen on a dark page too.
    drawn = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{0} {1} {2} {3}" width="{2}" '
        'height="{3}">'
        '<rect x="{0}" y="{1}" width="{2}" height="{3}" fill="#fff"/>{4}{5}</svg>'
    ).format(*edged, _frame(plot.names, tall), marks)
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def _in_layers(marks: Iterable[Mark]) -> list[Mark]:
    """What few are lies above what many are."""
    return sorted(marks, key=lambda mark: [*_SIGNS].index(mark.sort))


def _frame(names: tuple[str, ...], tall: float) -> Markup:
    if len(names) == 3:
        return Markup(
            '<path d="M0 {0}H{1}L{2} 0Z" fill="none" stroke="#1c2423" opacity=".6"/>'
        ).format(round(tall), _WIDE, _WIDE / 2)
    return Markup(
        '<path d="M0 0H{0}V{0}H0Z" fill="none" stroke="#1c2423" opacity=".6"/>'
        '<path d="M{1} 0V{0}M0 {1}H{0}" stroke="#1c2423" stroke-dasharray="2 4" opacity=".6"/>'
    ).format(_WIDE, _WIDE / 2)


def _mark(mark: Mark, tall: float) -> Markup:
    x, y = round(mark.x * _WIDE, 1), round(tall - mark.y * _WIDE, 1)
    match mark.sort:
        case "story":
            return Markup('<circle cx="{}" cy="{}" r="4" fill="#1b7f79"/>').format(x, y)
        case "answer":
            return Markup(
                '<circle cx="{}" cy="{}" r="6" fill="none" stroke="#1c2423" stroke-width="2"/>'
            ).format(x, y)
        case "middle":
            return Markup('<path d="M{} {}l8 8l-8 8l-8 -8z" fill="#1c2423" stroke="#fff"/>').format(
                x, y - 8
            )


def _names(names: tuple[str, ...]) -> tuple[Markup, Markup]:
    """What stands above the plot, and under it: for eyes, as the picture says it in words."""
    line = Markup('<div class="vp-drawn-{}" aria-hidden="true">{}</div>')
    both = Markup("<span>{}</span><span>{}</span>")
    if len(names) == 3:
        left, right, top = names
        return line.format("middle", top), line.format("sides", both.format(left, right))
    across, left_end, right_end, up, low_end, high_end = names
    sides = both.format(f"← {across}: {left_end}", f"{across}: {right_end} →")
    return (
        line.format("left", f"↑ {up}: {high_end}"),
        line.format("left", f"↓ {up}: {low_end}") + line.format("sides", sides),
    )
