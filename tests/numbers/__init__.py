import pytest

pytest.register_assert_rewrite("tests.numbers.page", "tests.numbers.views")
