"""What a component sent is heard, also where it is not on the page any more."""

from streamlit.testing.v1 import AppTest


def test_what_comes_in_after_its_component_went_is_nothing() -> None:
    def page() -> None:
        import streamlit as st

        from vertelpunt.ui.components.sent import sent

        st.session_state["dot"] = {"put": 3}
        st.session_state["heard"] = [sent("dot", "put"), sent("dot", "else"), sent("gone", "put")]

    assert AppTest.from_function(page).run().session_state["heard"] == [3, None, None]
