"""Public figures of municipalities: brought in, taken away again, and put back."""

import secrets
from collections.abc import Sequence

from vertelpunt.commands.writing import Writing
from vertelpunt.intake.figures import FigureTable
from vertelpunt.store import StoreError


class FigureCommands(Writing):
    """The writes of public figures. Each needs the right to enrich."""

    def bring_in_figures(self, tables: Sequence[FigureTable]) -> list[str]:
        """Keep these tables, all or none; returns their ids."""
        self.actor.need("enrich")
        ids = [secrets.token_hex(8) for _ in tables]
        self._append(
            *(
                self._event("figures_brought_in", each, table.body())
                for each, table in zip(ids, tables, strict=True)
            )
        )
        return ids

    def remove_figures(self, figures_id: str) -> None:
        """Take a table away; `restore_figures` puts it back."""
        self._turn(figures_id, "figures_removed")

    def restore_figures(self, figures_id: str) -> None:
        """Put a table back that was taken away."""
        self._turn(figures_id, "figures_restored")

    def _turn(self, figures_id: str, kind: str) -> None:
        self.actor.need("enrich")
        with self.collection.transaction():
            about = self.collection.about(figures_id)
            if not any(event.kind == "figures_brought_in" for event in about):
                raise StoreError("Deze cijfers zijn er niet meer. Laad de pagina opnieuw.")
            self._append(self._event(kind, figures_id))
