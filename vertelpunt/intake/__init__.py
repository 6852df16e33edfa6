"""What comes in from outside a form: the files that an admin edits, read and checked whole."""

from vertelpunt.intake.editable import EditableFile, KeptFile, Reading
from vertelpunt.intake.problems import FileError, FileProblem
from vertelpunt.intake.reading import load_questionnaire

__all__ = ["EditableFile", "FileError", "FileProblem", "KeptFile", "Reading", "load_questionnaire"]
