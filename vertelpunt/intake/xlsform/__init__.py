"""An XLSForm of another tool as the beginning of our own questions."""

from vertelpunt.intake.xlsform.form import MOST_BYTES, Form, form_of, read_form
from vertelpunt.intake.xlsform.taking import FormLine, Taken, take_form

__all__ = ["MOST_BYTES", "Form", "FormLine", "Taken", "form_of", "read_form", "take_form"]
