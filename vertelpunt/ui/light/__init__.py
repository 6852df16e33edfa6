"""The story form as a light page of its own: no code of Streamlit, and it opens without a line.

It is served from the same process and collection, under `verhaal`; the form is the same, and so is
what is done with its messages (`ui/telling/receiving.py`). docs/decisions/0022 says why it is
there.
"""
