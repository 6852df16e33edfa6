"""Writes of the questions: an edit of the draft, what is asked from now on, and trial links."""

from collections.abc import Callable

from vertelpunt.commands.campaigns import CampaignCommands
from vertelpunt.questionnaire import Questionnaire, minimal
from vertelpunt.store import StoreError
from vertelpunt.store.columns import check_types

# An edit; and what it touches, which must still be as it was when the edit was thought of.
Edit = Callable[[Questionnaire], Questionnaire]
Touched = Callable[[Questionnaire], object]


class QuestionsMovedOnError(StoreError):
    """Somebody else changed the same thing meanwhile; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen veranderd. Je ziet nu hoe het er staat. Wil je jouw "
            "wijziging nog? Doe haar dan opnieuw."
        )


class QuestionCommands(CampaignCommands):
    """What somebody does who may say what is asked."""

    def publish(self, questionnaire: Questionnaire) -> str:
        """Make this the version that new stories answer, unless it is; returns the version.

        The forms of campaigns follow it. Of a campaign's form: let stories answer it. Questions of
        a file that nobody said to follow do not overrule what was written in the app.
        """
        self.actor.need("publish")
        before = self.collection.position()
        version = self._publish_version(questionnaire)
        if self.collection.position() != before:
            self.collection.checkpoint()
        return version

    def edit_questions(
        self, edit: Edit, was: Questionnaire, touched: Touched = lambda asked: asked
    ) -> None:
        """Edit the draft; without one, the questions of now are the draft.

        `was`: as the actor saw them. Raises QuestionsMovedOnError where `touched` is other by now,
        and lets through what `edit` raises.
        """
        self.actor.need("publish")
        with self.collection.transaction():
            now = self._drafted()
            if touched(now) != touched(was):
                raise QuestionsMovedOnError
            edited = edit(now)
            if edited != now:
                check_types(self.collection.versions.values(), edited)
                self.collection.question_drafts.put(edited, self.actor.signature)

    def draft_questions(self, asked: Questionnaire, was: Questionnaire) -> None:
        """Make these the draft, as those of an earlier version. `was`: as `edit_questions`."""
        self.edit_questions(lambda _: asked.unmarked(), was)

    def take_back_edit(self, was: Questionnaire) -> None:
        """Take back the last edit of the draft. `was`: as `edit_questions`."""
        self.actor.need("publish")
        with self.collection.transaction():
            self._need_as(was)
            self.collection.question_drafts.back()

    def discard_questions(self, was: Questionnaire) -> None:
        """Leave the draft: what is asked stays as it is. `was`: as `edit_questions`."""
        self.actor.need("publish")
        with self.collection.transaction():
            self._need_as(was)
            self.collection.question_drafts.discard()

    def publish_questions(self, was: Questionnaire) -> str:
        """Ask the draft from now on, and no file's questions any more; returns its version.

        `was`: as `edit_questions`.
        """
        self.actor.need("publish")
        with self.collection.transaction():
            self._need_as(was)
            version = self._publish_version(was.model_copy(update={"kept_in": "app"}))
            self.collection.question_drafts.discard()
        self.collection.checkpoint()
        return version

    def follow_file(self, asked: Questionnaire) -> str:
        """Ask what the file says, now and whenever it is another; returns the version."""
        self.actor.need("publish")
        return self.publish(asked.model_copy(update={"kept_in": "file"}))

    def make_trial(self) -> str:
        """Make a link with which anybody tries the draft; returns its token."""
        self.actor.need("publish")
        with self.collection.transaction():
            return self.collection.trials.make()

    def withdraw_trials(self) -> None:
        """Let no trial link work any more."""
        self.actor.need("publish")
        with self.collection.transaction():
            self.collection.trials.withdraw()

    def _publish_version(self, questionnaire: Questionnaire) -> str:
        with self.collection.transaction():
            own = self.collection.own_version
            if questionnaire.campaign:
                self._publish_form(questionnaire)
                return questionnaire.version
            if own and own.kept_in == "app" and questionnaire.kept_in is None:
                questionnaire = own
            elif own is None or questionnaire.version != own.version:
                check_types(self.collection.versions.values(), questionnaire)
                version, content = questionnaire.version, questionnaire.content()
                self.collection.append([self._event("questionnaire_published", version, content)])
            self._publish_forms(questionnaire)
        return questionnaire.version

    def _drafted(self) -> Questionnaire:
        """The draft; without one the questions of now, or the least there can be."""
        if draft := self.collection.question_drafts.now():
            return draft.asked
        own = self.collection.own_version
        return own.unmarked() if own else minimal()

    def _need_as(self, was: Questionnaire) -> None:
        if self._drafted() != was:
            raise QuestionsMovedOnError
