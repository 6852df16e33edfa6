"""What a duidingsessie brings is called, and what was done in one, in words."""

from vertelpunt.dutch import count
from vertelpunt.sessions import OutcomeKind
from vertelpunt.store import Event

# What one is called, and several.
OUTCOMES: dict[OutcomeKind, tuple[str, str]] = {
    "insight": ("Inzicht", "Inzichten"),
    "principle": ("Leidend principe", "Leidende principes"),
    "question": ("Vraag", "Vragen"),
    "action": ("Actie", "Acties"),
}

# What was done, with a place for the session, and the words before its name.
_DID: dict[str, tuple[str, str]] = {
    "session_planned": ("maakte de sessie{}", ""),
    "session_changed": ("veranderde de sessie{}", ""),
    "session_script_taken": ("koos een draaiboek{}", "voor de sessie"),
    "session_round_put": ("veranderde het draaiboek{}", "van de sessie"),
    "session_round_removed": ("haalde een ronde uit het draaiboek{}", "van de sessie"),
    "session_material_added": ("nam verhalen mee{}", "in de sessie"),
    "session_material_removed": ("liet verhalen weg{}", "uit de sessie"),
    "session_divided": ("verdeelde de verhalen{}", "van de sessie"),
    "session_story_given": ("gaf een verhaal mee{}", "in de sessie"),
    "session_story_taken": ("nam een verhaal af{}", "in de sessie"),
    "session_opened": ("opende de sessie{}", ""),
    "session_closed": ("sloot de sessie{}", ""),
    "session_came_in": ("kwam binnen{}", "in de sessie"),
    "session_round_begun": ("begon een ronde{}", "in de sessie"),
    "session_note_written": ("schreef een briefje{}", "in de sessie"),
    "session_note_moved": ("verplaatste een briefje{}", "in de sessie"),
    "session_group_named": ("gaf een groep een naam{}", "in de sessie"),
    "session_reading_written": ("schreef een duiding{}", "in de sessie"),
    "session_task_set": ("gaf een opdracht{}", "in de sessie"),
    "session_task_answered": ("deed een opdracht{}", "in de sessie"),
    "session_task_revealed": ("liet de antwoorden zien{}", "in de sessie"),
    "session_task_ended": ("rondde een opdracht af{}", "in de sessie"),
    "session_outcome_written": ("legde iets vast{}", "in de sessie"),
    "session_put_aside": ("legde iets weg{}", "in de sessie"),
    "session_brought_back": ("legde iets terug{}", "in de sessie"),
    "session_removed": ("haalde de sessie{} weg", ""),
    "session_restored": ("zette de sessie{} terug", ""),
}


def did(event: Event, session: str = "") -> str:
    """What was done, after who did it. `session`: which one it was, or '' where that is known."""
    said, where = _DID[event.kind]
    if event.kind == "session_material_added":
        said = said.replace("verhalen", count(len(event.body["stories"]), "verhaal", "verhalen"))
    return said.format("".join(f" {each}" for each in (where, session) if each and session))
