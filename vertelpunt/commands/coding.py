"""What coders make of a story: each for themselves, and together where they differ."""

from collections.abc import Sequence

from vertelpunt.commands.writing import Writing
from vertelpunt.questionnaire import TAGS

LONGEST_TAG = 40
MOST_TAGS = 20


class CodingCommands(Writing):
    """The writes of coders. Each needs the right to judge."""

    def code(self, story_id: str, scheme: str, codes: Sequence[str] | None) -> None:
        """Give a story these codes, in the place of this coder's earlier ones; None: none."""
        self._codes("story_codes_given", story_id, scheme, codes)

    def decide(self, story_id: str, scheme: str, codes: Sequence[str] | None) -> None:
        """Say which codes a story has where its coders differ; None: no decision any more."""
        self._codes("story_codes_decided", story_id, scheme, codes)

    def _codes(self, kind: str, story_id: str, scheme: str, codes: Sequence[str] | None) -> None:
        said = None if codes is None else list(dict.fromkeys(codes))
        if scheme == TAGS and said:
            said = list(dict.fromkeys(filter(None, (" ".join(tag.split()) for tag in said))))
            said = [tag[:LONGEST_TAG] for tag in said[:MOST_TAGS]]
        with self.collection.transaction():
            self._story(story_id)
            self._append(self._event(kind, story_id, {"scheme": scheme, "codes": said}))
