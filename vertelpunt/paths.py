"""Where the project's files are."""

from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
QUESTIONNAIRE = DATA / "questionnaire.yaml"
CODING = DATA / "coding.yaml"
PERIODS = DATA / "periods.yaml"
WELCOME = DATA / "welcome.yaml"
ORGANISATIONS = DATA / "organisations.yaml"
PRIVACY = DATA / "privacy.txt"
STOP_WORDS = DATA / "stop_words.txt"
MUNICIPALITIES = DATA / "municipalities.csv"
RECLASSIFIED = DATA / "reclassified.csv"
DEMONSTRATION_STORIES = DATA / "demonstration"
DEMONSTRATION_SESSIONS = DEMONSTRATION_STORIES / "sessions"
DEMONSTRATION_CAMPAIGNS = DEMONSTRATION_STORIES / "campaigns"
DEMONSTRATION_FIGURES = DEMONSTRATION_STORIES / "figures.csv"
DEMONSTRATION_REPORTS = DEMONSTRATION_STORIES / "reports"
DEMONSTRATION_FEEDBACK = DEMONSTRATION_STORIES / "feedback" / "a_year.yaml"
DEMONSTRATION_DATABASE = DATA / "demo.duckdb"


def _typefaces() -> Path:
    """A folder of matplotlib, found without importing it, which takes most of a second."""
    found = find_spec("matplotlib")
    assert found
    assert found.origin
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"


# Faces that come along with a package the app needs anyway, so that every machine prints the same.
TYPEFACES = _typefaces()
