import pytest

pytest.register_assert_rewrite(
    *(f"tests.numbers.{name}" for name in ("bars", "checks", "page", "planes"))
)
