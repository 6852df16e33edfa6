"""The plane of a triad, or of two sliders: named by the ids of its questions.

A stone lies where two sliders of its own cross: one along x and one up y (`Asked.sides`).
"""

from collections.abc import Sequence

from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import zones
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import SelectionError


def plane_source(plane: tuple[str, ...]) -> str:
    """The source of what is selected in this plane."""
    return ".".join(plane)


def plane_unit(plane: tuple[str, ...]) -> float:
    """The length of the plane's side in its plot: 1 in a triad, 100 in a plane of sliders."""
    return 1.0 if len(plane) == 1 else 100.0


def plane_questions(
    plane: tuple[str, ...], asked: Asked
) -> list[TriadQuestion] | list[SliderQuestion]:
    """The triad, or both sliders; raises SelectionError where they were never asked."""
    found = [asked.questions.get(each) or asked.sides.get(each) for each in plane]
    triads = [q for q in found if isinstance(q, TriadQuestion)]
    sliders = [q for q in found if isinstance(q, SliderQuestion)]
    if len(triads) == len(plane) == 1:
        return triads
    if len(sliders) == len(set(plane)) == len(plane) == 2:
        return sliders
    raise SelectionError("Deze grafiek hoort bij vragen die er niet zijn.")


def zone_name(plane: tuple[str, ...], zone: str, asked: Asked) -> str:
    """What a zone of a triad or a quadrant of a plane is called; raises SelectionError."""
    questions = plane_questions(plane, asked)
    if isinstance(questions[0], TriadQuestion):
        return zones.zone_name(questions[0], zone)
    x, y = (question for question in questions if isinstance(question, SliderQuestion))
    return zones.quadrant_name(x, y, zone, asked.now.plane(x.id, y.id))


def plane_name(questions: Sequence[TriadQuestion | SliderQuestion]) -> str:
    """What the plot of these questions is called; both sides of a stone have its name."""
    names = dict.fromkeys(q.name for q in questions)
    return " en ".join(name if n == 0 else name.lower() for n, name in enumerate(names))
