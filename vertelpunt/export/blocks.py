"""The pieces that a report is made of, whatever it is written as. Every text in them is plain."""

from dataclasses import dataclass

from vertelpunt.insight.plots import Bars, Cloud, MarkedPlot, Sort


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


@dataclass(frozen=True)
class BarTable:
    """Bars, with their numbers in words: one for each row."""

    bars: Bars
    said: tuple[str, ...]


@dataclass(frozen=True)
class WordCloud:
    """Words, larger where more stories have them, each with its number."""

    cloud: Cloud


@dataclass(frozen=True)
class Quote:
    """What somebody told, and under it where it stands and what is said of it, each on a line."""

    text: str
    under: tuple[str, ...]


Block = Heading | Words | Items | Table | Picture | BarTable | WordCloud | Quote


@dataclass(frozen=True)
class Written:
    """`about`: what it is. `care`: what whoever has it must know. `contents`: it says at the
    beginning what stands on which page, where it is written on pages.
    """

    title: str
    about: str
    care: str
    blocks: tuple[Block, ...]
    contents: bool = False
