"""The power goes out: while ten tellers send, and while a whole collection is loaded back."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.doing import admin, send
from tests.stories import story
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.store import CORE_GROUP, close_collection, open_collection, story_id_of, submitted
from vertelpunt.store.transfer import write_record

ROUNDS = 8
# Ten threads send story after story; each confirmed one is a line of its draft's id.
TELLERS = """
import sys, threading
from pathlib import Path
from tests.doing import admin, send
from tests.stories import story
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.intake import load_questionnaire
from vertelpunt.store import form, open_collection

collection = open_collection(Path(sys.argv[1]))
form("woord")  # the dictionary is there before the first story, as in the app
version = admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
print("ready", flush=True)

def tell(teller):
    for n in range(10_000):
        draft = f"{int(sys.argv[2]):08x}{teller:08x}{n:016x}"
        for _ in range(2):
            send(collection, draft, version, story(title=f"Verhaal {draft}"))
        sys.stdout.write(draft + "\\n")
        sys.stdout.flush()

threads = [threading.Thread(target=tell, args=[teller]) for teller in range(10)]
for thread in threads:
    thread.start()
"""


def test_what_was_confirmed_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "collection.duckdb"
    confirmed: set[str] = set()
    for round_ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, "-c", TELLERS, str(path), str(round_)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        # Some are confirmed, and ten tellers are in the middle of the next.
        told = "".join(process.stdout.readline() for _ in range(2 + round_ % 5))
        process.send_signal(signal.SIGKILL)
        told += process.communicate(timeout=30)[0]
        # A last line without its end was cut off by the kill.
        confirmed |= {line for line in told.split("\n")[:-1] if len(line) == 32}

    collection = open_collection(path)
    try:
        rows = collection.read(
            CORE_GROUP, "select story_id, story_title, key_moment, no_names from story"
        ).to_pylist()
        assert collection.differences() == []
    finally:
        close_collection(path)
    ids = [row["story_id"] for row in rows]
    assert len(confirmed) > ROUNDS
    assert len(ids) == len(set(ids))
    assert {story_id_of(draft) for draft in confirmed} <= set(ids)
    for row in rows:
        assert row["key_moment"]
        assert row["no_names"]
        assert story_id_of(row["story_title"].removeprefix("Verhaal ")) == row["story_id"]


LOADER = """
import sys
from pathlib import Path
from vertelpunt.intake.loading import take_in
from vertelpunt.intake.record_file import read_record
from vertelpunt.store import open_collection

collection, record = open_collection(Path(sys.argv[1])), read_record(Path(sys.argv[2]), {"GM0344"})
print("ready", flush=True)
take_in(collection, record, step=lambda _: None)
print("done", flush=True)
"""


def test_a_collection_is_loaded_back_whole_or_not_at_all(tmp_path: Path) -> None:
    questionnaire = load_questionnaire(QUESTIONNAIRE)
    kept = open_collection(tmp_path / "kept.duckdb")
    admin(kept).publish(questionnaire)
    version = questionnaire.version
    kept.append([submitted(f"{n:016x}", version, story(title=f"Toen {n}")) for n in range(150)])
    with (tmp_path / "kept.json").open("w", encoding="utf-8") as file:
        write_record(kept, file, step=lambda _: None)
    close_collection(tmp_path / "kept.duckdb")
    outcomes = set()
    for round_ in range(5):
        path = tmp_path / f"{round_}.duckdb"
        wiped = open_collection(path)
        admin(wiped).publish(questionnaire)
        send(wiped, "f" * 32, questionnaire.version, story(title="Nu"))
        close_collection(path)
        process = subprocess.Popen(
            [sys.executable, "-c", LOADER, str(path), str(tmp_path / "kept.json")],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.1 * round_)
        process.send_signal(signal.SIGKILL)
        told, _ = process.communicate(timeout=30)
        again = open_collection(path)
        try:
            events = again.position()
            assert again.differences() == []
        finally:
            close_collection(path)
        assert events in ({153} if told else {2, 153})
        outcomes.add(events)
    assert 2 in outcomes
