"""The address says whose device it is, and else the device remembers."""

import pytest

from vertelpunt.ui.telling.shared_device import says_shared


@pytest.mark.parametrize(
    ("said", "cookie", "shared"),
    [
        ("gedeeld", None, True),
        (None, "gedeeld", True),
        ("eigen", "gedeeld", False),
        ("iets anders", "gedeeld", True),
        (None, None, False),
        ("iets anders", "x", False),
    ],
)
def test_whose_device_it_is(said: str | None, cookie: str | None, shared: bool) -> None:
    assert says_shared(said, cookie) is shared
