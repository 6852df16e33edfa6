"""The power goes out while ten tellers send: every confirmed story is there, none twice or half."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from vertelpunt.store import CORE_GROUP, close_collection, open_collection, story_id_of

ROUNDS = 20
# Ten threads send story after story; each confirmed one is a line of its draft's id.
TELLERS = """
import sys, threading
from pathlib import Path
from tests.stories import story
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.questionnaire import load_questionnaire
from vertelpunt.store import open_collection

collection = open_collection(Path(sys.argv[1]))
version = collection.publish(load_questionnaire(QUESTIONNAIRE))
print("ready", flush=True)

def tell(teller):
    for n in range(10_000):
        draft = f"{int(sys.argv[2]):08x}{teller:08x}{n:016x}"
        for _ in range(2):
            collection.submit(draft, version, story(title=f"Verhaal {draft}"))
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
        time.sleep(0.2 + 0.03 * round_)
        process.send_signal(signal.SIGKILL)
        told, _ = process.communicate(timeout=30)
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
