"""Where the project's files are."""

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
