"""What the core group keeps: named, changed, put away, brought back, and never lost."""

from tests.doing import core_group, keep
from vertelpunt.store import CORE_GROUP, COUNTS, VISITOR, Collection, teller


def test_a_thing_is_kept_changed_put_away_and_brought_back(collection: Collection) -> None:
    small = {"name": "Klein", "note": "", "initials": "AB", "parts": ["period~2025-01-01~"]}
    kept_id = keep(collection, "selection", small)
    (first,) = collection.kept(CORE_GROUP, "selection")
    keep(collection, "selection", {"name": "Groot", "parts": []}, kept_id)
    (second,) = collection.kept(CORE_GROUP, "selection")
    assert (first.id, first.at) == (second.id, second.at) == (kept_id, first.at)
    assert (first.body["name"], second.body["name"]) == ("Klein", "Groot")
    core_group(collection).remove_kept(kept_id)
    assert collection.kept(CORE_GROUP, "selection")[0].removed
    core_group(collection).restore_kept(kept_id)
    assert not collection.kept(CORE_GROUP, "selection")[0].removed
    assert collection.kept(CORE_GROUP, "question") == []
    assert collection.differences() == []
    collection.rebuild()
    assert collection.kept(CORE_GROUP, "selection") == [second]


def test_only_the_core_group_sees_what_is_kept(collection: Collection) -> None:
    keep(collection, "question", {"text": "Wie ontbreekt hier?", "initials": "AB", "parts": []})
    for reader in (VISITOR, COUNTS, teller("0" * 16)):
        assert collection.kept(reader, "question") == []
