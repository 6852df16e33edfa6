"""The pieces that a report is made of, whatever it is written as. Every text in them is plain."""

from dataclasses import dataclass

from vertelpunt.insight.plots import MarkedPlot, Sort


@dataclass(frozen=True)
class Heading:
    """`level`: from 2; the title of the whole is 1."""

    text: str
    level: int


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Item:
    """One of a list. `under`: what is told of it, each on a line."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """`names`: of the columns; the first cell of a row says what the row is about."""

    caption: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A plot. `legend`: what each sort of mark in it stands for."""

    plot: MarkedPlot
    legend: tuple[tuple[Sort, str], ...]


Block = Heading | Words | Items | Table | Picture


@dataclass(frozen=True)
class Written:
    """`care`: what whoever has it must know."""

    title: str
    care: str
    blocks: tuple[Block, ...]
