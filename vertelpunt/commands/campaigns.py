"""Campaigns: made, changed, opened, ended, closed, put away, and what each asks published."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.dutch import today
from vertelpunt.intake.campaign import MOST, read_campaign
from vertelpunt.questionnaire import (
    OwnQuestion,
    Questionnaire,
    QuestionnaireError,
    ShortForm,
    read_questionnaire,
)
from vertelpunt.store import Campaign, StoreError
from vertelpunt.store.columns import check_types

_NO_NAME = f"Geef de campagne een naam van hoogstens {MOST} tekens, met een letter of cijfer erin."


class CampaignCommands(Writing):
    """The writes of campaigns. Each needs the right to keep.

    `asked` is what the admin's file asks now: what a campaign asks is made of it, and published as
    a version of its own while tellers may answer it.
    """

    def make_campaign(self, fields: Mapping[str, Any], asked: Questionnaire) -> str:
        """Make a campaign of these fields of Campaign, `name` at least; returns its id.

        `key`: what its link says, and stories of before say; otherwise its name, where that is
        free. Raises StoreError where the key is taken or a field is not sound.
        """
        self.actor.need("keep")
        made = secrets.token_hex(8)
        with self.collection.transaction():
            wanted = fields.get("key")
            key = self._key(wanted if wanted is not None else fields["name"], free=wanted is None)
            self._write(made, {**fields, "key": key}, asked)
        return made

    def change_campaign(
        self, campaign_id: str, changes: Mapping[str, Any], asked: Questionnaire
    ) -> None:
        """Change these fields of a campaign, and no others. Its key stays."""
        self.actor.need("keep")
        with self.collection.transaction():
            self._campaign(campaign_id)
            changes = {name: held for name, held in changes.items() if name != "key"}
            if changes:
                self._write(campaign_id, changes, asked)

    def open_campaign(self, campaign_id: str, asked: Questionnaire) -> None:
        """Let tellers in, from its first day on; raises StoreError where its last day has been."""
        self.actor.need("keep")
        with self.collection.transaction():
            campaign = self._campaign(campaign_id)
            if campaign.last and campaign.last < today():
                raise StoreError(
                    "De laatste dag van deze campagne is geweest. Kies eerst een latere dag."
                )
            self._append(self._event("campaign_opened", campaign_id))
            self._publish_forms(asked)

    def end_campaign(self, campaign_id: str) -> None:
        """Let nobody begin any more; who began may finish."""
        self._change_campaign(campaign_id, "campaign_ended")

    def close_campaign(self, campaign_id: str) -> None:
        """Close it: what is sent after this is told outside it."""
        self._change_campaign(campaign_id, "campaign_closed")

    def remove_campaign(self, campaign_id: str) -> None:
        """Put a campaign away; its stories stay, and `restore_campaign` brings it back."""
        self._change_campaign(campaign_id, "campaign_removed")

    def restore_campaign(self, campaign_id: str) -> None:
        """Bring back a campaign that was put away."""
        self._change_campaign(campaign_id, "campaign_restored")

    def _change_campaign(self, campaign_id: str, kind: str) -> None:
        self.actor.need("keep")
        with self.collection.transaction():
            self._campaign(campaign_id)
            self._append(self._event(kind, campaign_id))

    def _campaign(self, campaign_id: str) -> Campaign:
        found = [each for each in self.collection.all_campaigns() if each.id == campaign_id]
        if not found:
            raise StoreError("Deze campagne is er niet meer. Laad de pagina opnieuw.")
        return found[0]

    def _key(self, wanted: str, *, free: bool) -> str:
        """What the link says. `free`: where another campaign has it, with a number behind it."""
        key, problem = read_campaign([wanted])
        if key is None or problem or key != wanted.strip():
            raise StoreError(_NO_NAME)
        taken = {each.key.casefold() for each in self.collection.all_campaigns()}
        if key.casefold() in taken and not free:
            raise StoreError("Er is al een campagne met deze link.")
        keys = (key if n == 1 else f"{key[: MOST - 4]} {n}" for n in range(1, 10_000))
        return next(each for each in keys if each.casefold() not in taken)

    def _write(self, campaign_id: str, fields: Mapping[str, Any], asked: Questionnaire) -> None:
        if "name" in fields:
            name, problem = read_campaign([fields["name"]])
            if name is None or problem:
                raise StoreError(_NO_NAME)
            fields = {**fields, "name": name}
            self._need_other_name(campaign_id, name)
        self._append(self._event("campaign_written", campaign_id, _plain(fields)))
        campaign = self._campaign(campaign_id)
        if campaign.first and campaign.last and campaign.last < campaign.first:
            raise StoreError("De laatste dag is eerder dan de eerste. Draai ze om.")
        _sound(campaign, asked)
        self._publish_forms(asked)

    def _need_other_name(self, campaign_id: str, name: str) -> None:
        for each in self.collection.all_campaigns():
            if each.id != campaign_id and each.name.casefold() == name.casefold():
                gone = " Hij is weggehaald; zet hem terug." if each.removed else ""
                raise StoreError(f"Er is al een campagne met deze naam.{gone}")

    def _publish_forms(self, asked: Questionnaire) -> None:
        """Publish what each campaign asks now, where tellers may answer it and it isn't yet."""
        for campaign in self.collection.all_campaigns():
            if campaign.removed or campaign.state not in ("open", "closing"):
                continue
            self._publish_form(campaign.form(asked))

    def _publish_form(self, form: Questionnaire) -> None:
        if form.version not in self.collection.versions:
            check_types(self.collection.versions.values(), form)
            event = self._event("questionnaire_published", form.version, form.content())
            self.collection.append([event])


def _sound(campaign: Campaign, asked: Questionnaire) -> None:
    """Raises StoreError where what it asks are no sound questions."""
    try:
        read_questionnaire(campaign.form(asked).content(), "campagne")
    except QuestionnaireError as error:
        raise StoreError("Deze vragen kunnen zo niet. Kijk ze nog eens na.") from error


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as an event holds them."""
    plain = dict(fields)
    for name, held in fields.items():
        match held:
            case date():
                plain[name] = held.isoformat()
            case ShortForm():
                plain[name] = asdict(held) | {"also": [*held.also]}
            case tuple() | list():
                plain[name] = [_question(each) for each in held]
    return plain


def _question(own: OwnQuestion) -> dict[str, Any]:
    return asdict(own) | {"answers": [*own.answers]}
