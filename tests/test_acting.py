"""What a press asks for is done, also where a next press comes in meanwhile."""

from streamlit.testing.v1 import AppTest


def test_what_is_begun_is_not_cut_off_by_a_next_press() -> None:
    def page() -> None:
        import streamlit as st
        from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx

        from vertelpunt.ui.visit.acting import attempt

        def write() -> None:
            st.session_state["asked"] = True
            st.session_state["written"] = True

        def cut_off() -> None:
            raise StopException

        context = get_script_run_ctx()
        assert context
        held = vars(context.session_state)
        look, held["_yield_callback"] = held["_yield_callback"], cut_off
        attempt(write)
        # After that it looks again.
        looks = held["_yield_callback"] is cut_off
        held["_yield_callback"] = look
        st.session_state["looks"] = looks

    state = AppTest.from_function(page).run().session_state
    assert state["written"]
    assert state["looks"]
