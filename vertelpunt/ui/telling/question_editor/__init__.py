"""The questions, edited: a draft that is changed, tried, weighed and then asked."""

from vertelpunt.ui.telling.question_editor.page import question_editor

__all__ = ["question_editor"]
