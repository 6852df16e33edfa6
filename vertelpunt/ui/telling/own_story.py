"""What a teller gets of the story that was just sent, whichever page shows it."""

from dataclasses import dataclass

from vertelpunt.dutch import today
from vertelpunt.export.booklet import Booklet, BookletError, pdf_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import Storycard, one_story
from vertelpunt.settings import settings
from vertelpunt.store import COUNTS, teller
from vertelpunt.ui.components.own_dot import own_dots
from vertelpunt.ui.telling.trust import DEMONSTRATION
from vertelpunt.ui.visit.app_state import AppState

_NEXT = "De kerngroep leest je verhaal, naast de verhalen van anderen."
_CARE = "Dit is jouw eigen kopie van wat je vertelde. Bewaar haar op een plek die van jou is."


@dataclass(frozen=True)
class OwnStory:
    """The card, and where the own dots lie among all: HTML in which every sign is escaped."""

    card: Storycard
    dots: list[str]


def own_story(app_state: AppState, story_id: str) -> OwnStory | None:
    """The story as its own teller may see it; None where there is none."""
    if app_state.questionnaire is None:
        return None
    source = Source(
        app_state.collection, teller(story_id), app_state.questionnaire, app_state.places
    )
    card = one_story(source, story_id)
    if card is None:
        return None
    counts = Source(app_state.collection, COUNTS, app_state.questionnaire, app_state.places)
    smallest = settings().smallest_group
    app_state.collection.make_groups(smallest)
    return OwnStory(card, own_dots(source, counts, story_id, smallest))


def what_next(app_state: AppState) -> str:
    """What happens with a story that was sent, in the admin's words: text, and no markup."""
    if app_state.collection.is_demonstration:
        return DEMONSTRATION
    return (app_state.questionnaire and app_state.questionnaire.afterwards) or _NEXT


def as_text(card: Storycard) -> str:
    """What the teller wrote, as plain text: the title, then each text under its question."""
    parts = [card.title, *(f"{part.label}\n{part.text}" for part in card.texts)]
    return "\n\n".join(parts)


def own_pdf(card: Storycard) -> bytes:
    """The teller's own story as PDF: no cover, no number, no room for notes."""
    own = Booklet(card.title, [], _CARE, today(), [], [card], own=True)
    try:
        return pdf_of(own)
    except BookletError:
        # Whoever pressed gets a page that says what does work, in place of nothing.
        instead = "Je verhaal is niet als PDF te maken. Kies op de pagina voor ‘Druk af’."
        return pdf_of(Booklet("Je verhaal", [], instead, today(), [], [], own=True))
