"""What a questionnaire is: steps, questions with stable ids, and the order of a storycard."""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
Label = Annotated[str, Field(min_length=1, max_length=300)]
# JSON and YAML both have true and false; a word that may mean one of them is asked back.
Flag = Annotated[bool, Field(strict=True)]
Part = Literal["title", "audience", "role", "organisation", "onderdeel"]
Audience = Literal["core_group", "members", "partners"]
KeptIn = Literal["app", "file"]
# The half along x, then the half along y.
Quadrant = Literal["low_low", "low_high", "high_low", "high_high"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(_Model):
    """One choice. `other` asks for words beside it; `audience` says who may read the story.

    `help`: what the choice means, in a line under it.
    """

    id: Id
    label: Label
    help: Label | None = None
    other: Flag = False
    audience: Audience | None = None


class Corners(_Model):
    """The labels of a triad's corners."""

    left: Label
    right: Label
    top: Label


class Ends(_Model):
    """The labels of a slider's ends, 0 and 100."""

    low: Label
    high: Label


class _Question(_Model):
    """What every question has. `more`: it waits folded under *Vertel meer*."""

    id: Id
    step: Id
    label: Label
    short: Label | None = None
    help: str | None = None
    required: Flag = False
    not_applicable: Flag = False
    more: Flag = False
    part: Part | None = None

    @property
    def name(self) -> str:
        """The short name, for cards and plots."""
        return self.short or self.label

    def column(self, suffix: str = "") -> str:
        """The name under which this part of an answer is kept."""
        return f"{self.id}_{suffix}" if suffix else self.id

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return None

    def chosen(self, value: Any) -> list[Option]:
        """The options that this answer names, in its order."""
        ids = value if isinstance(value, list) else [value]
        return [option for each in ids if (option := self.option(each))]


class TextQuestion(_Question):
    """A line or a block of text."""

    type: Literal["text", "long_text"]
    max_length: Annotated[int, Field(strict=True, ge=1, le=1_000_000)] = 100_000
    suggestions: Flag = False


class ChoiceQuestion(_Question):
    """One option, or several; of several at most `most`, where that is said."""

    type: Literal["single", "multi"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    most: Annotated[int, Field(strict=True, ge=1)] | None = None

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


class TriadQuestion(_Question):
    """A dot in a triangle: three shares that add to 1."""

    type: Literal["triad"]
    corners: Corners


class SliderQuestion(_Question):
    """A position between two ends, 0 to 100."""

    type: Literal["slider"]
    ends: Ends


class Stone(_Model):
    """What a teller puts in a plane: who or what it stands for."""

    id: Id
    label: Label


class StonesQuestion(_Question):
    """Stones, each put once in a plane between two pairs of ends, or left out.

    `x`: what lies at the left (0) and right (100); `y`: at the bottom and the top. `quadrants`
    names some of the plane's quarters.
    """

    type: Literal["stones"]
    x: Ends
    y: Ends
    quadrants: dict[Quadrant, Label] = {}
    stones: Annotated[tuple[Stone, ...], Field(min_length=1, max_length=8)]

    def sides(self, stone: Stone) -> tuple[SliderQuestion, SliderQuestion]:
        """Where this stone lies, as two sliders of one name; their ids are its columns."""
        # Of names as long as they are together, which nobody wrote.
        along, up = (
            SliderQuestion.model_construct(
                id=self.column(f"{stone.id}_{side}"), step=self.step, label=self.label,
                short=f"{self.name}: {stone.label}", type="slider", ends=ends,
            )
            for side, ends in (("x", self.x), ("y", self.y))
        )  # fmt: skip
        return along, up


class PlaceQuestion(_Question):
    """A Dutch municipality, several of them, or the whole country."""

    type: Literal["place"]


class ConfirmationQuestion(_Question):
    """A sentence the teller agrees with."""

    type: Literal["confirmation"]


Question = Annotated[
    TextQuestion
    | ChoiceQuestion
    | TriadQuestion
    | SliderQuestion
    | StonesQuestion
    | PlaceQuestion
    | ConfirmationQuestion,
    Field(discriminator="type"),
]


class Step(_Model):
    """One screen of the story page."""

    id: Id
    title: Label
    help: str | None = None


class Card(_Model):
    """The labels of a storycard: `top` first, then `closing`, then all others by themselves.

    Those of `closing` stand under the whole question, the others under its short name.
    """

    top: tuple[Id, ...] = ()
    closing: tuple[Id, ...] = ()


class Plane(_Model):
    """Two sliders, along x and y, to look at together; `quadrants` names some of its quarters."""

    x: Id
    y: Id
    quadrants: dict[Quadrant, Label] = {}


class Before(_Model):
    """What a teller reads before the first question: how long it takes, and what of names.

    What the app itself does with a story (who reads it, where it is kept) the app says itself.
    """

    time: Label | None = None
    names: Label | None = None


class Questionnaire(_Model):
    """All questions of one version, in the order of the story page.

    `reflection`: the choices to look back on, beside what the core group adds to a story.
    `afterwards`: what happens with a story that was sent, and when. `campaign`: whose form this is
    (`campaign_form`); None: no campaign's. `source`: where these questions come from when they were
    brought in with stories of elsewhere. With neither they are the admin's own. `kept_in`: where
    those are looked after, as somebody said: in the app, so that no file overrules them, or in the
    file again. None: nobody said so, and they are a file's.
    """

    name: Label
    introduction: str = ""
    before: Before = Before()
    afterwards: Label | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    card: Card = Card()
    planes: tuple[Plane, ...] = ()
    reflection: tuple[Id, ...] = ()
    questions: tuple[Question, ...]
    campaign: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None = None
    source: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,11}$")] | None = None
    kept_in: KeptIn | None = None

    @property
    def is_own(self) -> bool:
        """Whether these are the admin's own questions."""
        return self.campaign is None and self.source is None

    @property
    def version(self) -> str:
        """The content's hash, 12 hexadecimal digits: the same questions, the same version."""
        content = json.dumps(self.content(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    def content(self) -> dict[str, Any]:
        """The whole questionnaire as plain JSON values, as the log keeps it."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)

    def unmarked(self) -> "Questionnaire":
        """The same questions, without a word of where they are looked after."""
        return self.model_copy(update={"kept_in": None})

    def plane(self, x: str, y: str) -> Plane:
        """The plane of these sliders, or of a stone, with the names it was given, if any."""
        of_stones = (
            Plane.model_construct(x=along.id, y=up.id, quadrants=question.quadrants)
            for question in self.questions
            if isinstance(question, StonesQuestion)
            for along, up in map(question.sides, question.stones)
        )
        named = (p for p in (*self.planes, *of_stones) if (p.x, p.y) == (x, y))
        return next(named, Plane.model_construct(x=x, y=y))

    def part(self, part: Part) -> Question | None:
        """The question that plays this part, or None."""
        return next((q for q in self.questions if q.part == part), None)
