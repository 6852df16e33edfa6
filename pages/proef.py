"""Proef: whoever has a trial link tries the questions that are being worked on."""

from vertelpunt.ui.app.run import open_explanation
from vertelpunt.ui.telling.trial import trial

trial(open_explanation("proef"))
