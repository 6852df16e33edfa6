"""`python -m vertelpunt demo`: a new file of fictitious stories, and of all that comes of them."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from vertelpunt.admin import demonstration
from vertelpunt.admin.demonstration_campaigns import campaign_events
from vertelpunt.admin.demonstration_feedback import feedback_events, publish
from vertelpunt.admin.demonstration_figures import figure_events
from vertelpunt.admin.demonstration_reports import report_events
from vertelpunt.admin.demonstration_sessions import session_events
from vertelpunt.admin.terminal import OUT, progress
from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import (
    DEMONSTRATION_CAMPAIGNS,
    DEMONSTRATION_DATABASE,
    DEMONSTRATION_FEEDBACK,
    DEMONSTRATION_FIGURES,
    DEMONSTRATION_REPORTS,
    DEMONSTRATION_SESSIONS,
    DEMONSTRATION_STORIES,
    MUNICIPALITIES,
    QUESTIONNAIRE,
    RECLASSIFIED,
)
from vertelpunt.questionnaire import load_mergers, load_places
from vertelpunt.settings import settings
from vertelpunt.store import CORE_GROUP, Event, close_collection, open_collection

_BATCH = 5_000


def demo(
    stories: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=100_000,
            help="Hoeveel verhalen. Boven de geschreven verhalen worden het variaties. "
            "Zonder getal: de geschreven verhalen.",
        ),
    ] = None,
) -> None:
    """Vul een nieuw bestand met verzonnen verhalen, duidingsessies, campagnes,
    een jaarrapport en een terugkoppeling.

    Het bestand is data/demo.duckdb, of wat VERTELPUNT_DATABASE noemt. Is het er al, dan blijft
    het zoals het is.
    """
    path = settings().database or DEMONSTRATION_DATABASE
    if path.exists():
        OUT.print(f"{path.name} is er al en blijft zoals het is.")
        return
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    written = demonstration.read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    number = stories or len(written)
    sessions = session_events(DEMONSTRATION_SESSIONS, questionnaire, written, number)
    invented = figure_events(DEMONSTRATION_FIGURES, places, load_mergers(RECLASSIFIED))
    reports = report_events(DEMONSTRATION_REPORTS, questionnaire, written, number)
    given_back = feedback_events(DEMONSTRATION_FEEDBACK, questionnaire, written, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made beside its place and then moved there, so that a half-filled file is never served.
    with tempfile.TemporaryDirectory(dir=path.parent, suffix=".tmp") as folder:
        unfinished = Path(folder) / path.name
        filled = open_collection(unfinished)
        admin = Commands(filled, ADMIN_ACTOR)
        version = admin.publish(questionnaire)
        varied = demonstration.vary(written, questionnaire, places, number)
        with progress("Verhalen", number) as step:
            admin.fill([[demonstration.declared()]])
            admin.fill(_in_batches(varied, version, step))
            admin.fill([sessions, invented, reports, given_back])
            admin.fill([campaign_events(DEMONSTRATION_CAMPAIGNS)])
            source = Source(filled, CORE_GROUP, questionnaire, places)
            publish(admin, source, DEMONSTRATION_FEEDBACK, settings().smallest_group)
        # What the campaigns ask.
        admin.publish(questionnaire)
        close_collection(unfinished)
        shutil.move(unfinished, path)
    OUT.print(f"{number} verzonnen verhalen staan in {path.name}.")


def _in_batches(
    stories: Iterable[demonstration.Written], version: str, step: Callable[[int], None]
) -> Iterator[list[Event]]:
    """The events of the stories, some thousands at a time; `step` hears of each story."""
    batch: list[Event] = []
    for story in stories:
        batch += story.events(version)
        step(1)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch
