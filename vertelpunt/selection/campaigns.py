"""Stories by the campaign in which they were told."""

from dataclasses import dataclass
from typing import ClassVar, Self

from vertelpunt.dutch import listed
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part
from vertelpunt.selection.held import shortened

# In the place of a key: told in none.
NO_CAMPAIGN = ""
_MOST = 100


@dataclass(frozen=True)
class Campaigns(Part):
    """The story was told in one of these campaigns. `keys`: what their links say."""

    keys: tuple[str, ...]

    kind: ClassVar[str] = "campaign"
    source: ClassVar[str] = "campaign"

    def tokens(self) -> tuple[str, ...]:
        """The keys."""
        return self.keys

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where none is named, or too many."""
        if not 0 < len(tokens) <= _MOST:
            raise ValueError(tokens)
        return cls(tuple(dict.fromkeys(tokens)))

    def plain(self, asked: Asked) -> Clause:
        """Stories whose link nobody made a campaign of are asked by what it said."""
        named = [asked.campaigns.get(each, each) for each in self.keys if each != NO_CAMPAIGN]
        words = [f"bij ‘{shortened(each)}’" for each in named]
        if NO_CAMPAIGN in self.keys:
            words.append("buiten een campagne")
        return Clause(
            self.source,
            "list_contains(?, coalesce(campaign, ''))",
            ([*self.keys],),
            f"Verteld {listed(words, 'of')}",
        )
