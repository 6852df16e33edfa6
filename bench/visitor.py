"""A visitor who speaks Streamlit's websocket protocol, with the messages that a browser sends."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.TextInput_pb2 import TextInput
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from bench.page import Page
from bench.watching import KEYS, Watching

PATIENCE = 60.0
# So many runs longer than it says so it holds a message: what the server refers to may be what was
# said before a run that ended since.
_KEPT_ON = 10


class Visitor:
    """One tab of a browser: its connection, the page it is on, and what is on that page.

    `heard` is told the seconds from every message to the end of the run that it asked for; `drawn`
    that the page was drawn anew, also where nobody here asked for it. Only widgets that were
    touched are sent: the server remembers the others. What watches on the page asks as it does in a
    browser, and has the page or its part drawn again.
    """

    def __init__(
        self,
        url: str,
        heard: Callable[[float], None],
        drawn: Callable[[], None] = lambda: None,
        patience: float = PATIENCE,
    ) -> None:
        self._url = url
        self._heard = heard
        self._drawn = drawn
        self._patience = patience
        self._socket: ClientConnection | None = None
        self._listening: asyncio.Task[None] | None = None
        self._finished = asyncio.Event()
        self._session: str | None = None
        self._addresses: dict[str, str] = {}
        self._address = ""
        self._query = ""
        self.page = Page()
        self._watching: dict[str, Watching] = {}
        # What the server may refer to by its hash, and the run that held it last.
        self._cached: dict[str, tuple[ForwardMsg, int]] = {}
        self._runs = 0
        self._most_runs = 0
        # How often the end of a run never came (`ui/visit/whole.py`).
        self.cut_off = 0

    async def connect(self, cookies: str = "") -> None:
        """Open the connection, or open it again for the same session."""
        self._socket = await connect(
            f"{self._url.replace('http', 'ws', 1)}/_stcore/stream",
            # Streamlit's own use of this header: protocol, token, and the session to go on with.
            subprotocols=[
                Subprotocol(each)
                for each in ("streamlit", "PLACEHOLDER_AUTH_TOKEN", self._session)
                if each
            ],
            additional_headers={"Cookie": cookies} if cookies else {},
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        self._listening = asyncio.create_task(self._listen(self._socket))

    async def lose(self) -> None:
        """Lose the connection without a word, as a phone does."""
        assert self._socket
        self._socket.transport.abort()
        await self._close()

    async def leave(self) -> None:
        """Close the connection."""
        for each in self._watching.values():
            each.end()
        await self._close()

    async def _close(self) -> None:
        assert self._socket
        assert self._listening
        await self._socket.close()
        await self._listening

    async def open(self, page: str) -> None:
        """Come in by the address of a page."""
        await self._run(self.post(page_name=page))

    async def follow(self, page: str) -> None:
        """Follow a link of the menu; the selection goes along."""
        await self._run(self.post(page=self._addresses[page]))

    async def again(self) -> None:
        """Ask for the page once more, as a browser does that lost its connection in a run."""
        await self._run(self.post())

    async def trigger(self, key: str, event: str, value: object) -> None:
        """What a component's setTriggerValue sends, until the page has followed."""
        await self._run(self.post(self.told(key, event, value)))

    async def type(self, key: str, text: str) -> None:
        """Type in a text field, or choose in a list."""
        await self._run(self.post(WidgetState(id=self.element(key).id, string_value=text)))

    async def press(self, key: str) -> None:
        """Press a button."""
        await self._run(self.post(WidgetState(id=self.element(key).id, trigger_value=True)))

    async def choose(self, key: str, option: str) -> None:
        """Press one of the buttons of which one is pressed."""
        state = WidgetState(id=self.element(key).id)
        state.string_array_value.data.append(option)
        await self._run(self.post(state))

    async def unfold(self, key: str) -> None:
        """Open a popover, or what is folded."""
        await self._run(self.post(WidgetState(id=self.element(key).id, bool_value=True)))

    async def enter_code(self, code: str) -> None:
        """Fill in the form that asks the code."""
        field, button = (
            next(each for each in self.page.elements.values() if isinstance(each, kind))
            for kind in (TextInput, Button)
        )
        typed = WidgetState(id=field.id, string_value=code)
        await self._run(self.post(typed, WidgetState(id=button.id, trigger_value=True)))

    def told(self, key: str, event: str, value: object) -> WidgetState:
        """The state of a component's trigger."""
        return WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{self.element(key).id}__events",
            json_trigger_value=json.dumps(
                [{"event": event, "value": value}], ensure_ascii=False, separators=(",", ":")
            ),
        )

    @property
    def html(self) -> list[str]:
        """The HTML on the page."""
        return self.page.html

    @property
    def problems(self) -> list[str]:
        """What the page ever said that went wrong."""
        return self.page.problems

    def element(self, key: str) -> Any:
        """The widget or component with this key on the page; raises LookupError."""
        return self.page.element(key)

    def has(self, key: str) -> bool:
        """Whether there is one with this key."""
        return any(name.endswith(f"-{key}") for name in self.page.elements)

    def data(self, key: str) -> Any:
        """What a component on the page was given."""
        return self.page.data(key)

    async def post(self, *widgets: WidgetState, page_name: str = "", page: str = "") -> float:
        """Ask for a run and don't wait for it; returns when. `page`: another than this one."""
        message = self._message(page_name, page)
        message.rerun_script.widget_states.widgets.extend(widgets)
        message.rerun_script.fragment_id = self._part_of(widgets)
        self._finished.clear()
        start = time.perf_counter()
        await self._send(message)
        return start

    def _message(self, page_name: str = "", page: str = "") -> BackMsg:
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self._query
        run.page_name = page_name
        run.page_script_hash = "" if page_name else page or self._address
        run.cached_message_hashes.extend(
            name for name, (_, held) in self._cached.items() if self._held_for(held) <= 0
        )
        run.context_info.url = f"{self._url}/{page_name}"
        run.context_info.timezone = "Europe/Amsterdam"
        run.context_info.locale = "nl-NL"
        return message

    def _held_for(self, run: int) -> int:
        """For how many runs longer than it is asked for something is held since this run."""
        return self._runs - run - self._most_runs

    async def _send(self, message: BackMsg) -> None:
        assert self._socket
        await self._socket.send(message.SerializeToString())

    def _part_of(self, widgets: Sequence[WidgetState]) -> str:
        """The part of the page that these stand in, which alone is drawn then; '' for none."""
        parts = {self.page.part_of(each.id) for each in widgets}
        return parts.pop() if len(parts) == 1 else ""

    def _watch(self) -> None:
        """Begin to look for what watches on the page since this run."""
        for key in KEYS:
            before = self._watching.get(key)
            if self.has(key) and (before is None or before.is_over):
                self._watching[key] = Watching(
                    self._url, partial(self._watched, key), partial(self._tell, key)
                )

    def _watched(self, key: str) -> Any:
        return self.data(key) if self.has(key) else None

    async def _tell(self, key: str, now: str) -> None:
        # A browser looks on while the line is gone.
        with suppress(ConnectionClosed):
            await self.post(self.told(key, "other", now))

    async def _run(self, posting: Awaitable[float]) -> None:
        start = await posting
        await asyncio.wait_for(self._finished.wait(), self._patience)
        self._heard(time.perf_counter() - start)

    async def _listen(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for frame in socket:
                self._take(ForwardMsg.FromString(frame))

    def _take(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            message = self._cached[message.ref_hash][0]
        if message.metadata.cacheable:
            self._cached[message.hash] = message, self._runs
        match message.WhichOneof("type"):
            case "new_session":
                self._begin_run(message.metadata.run.fragment_ids)
                self._session = message.new_session.initialize.session_id
                self._most_runs = message.new_session.config.max_cached_message_age
            case "navigation":
                self._address = message.navigation.page_script_hash
                self._addresses = {
                    page.url_pathname: page.page_script_hash
                    for page in message.navigation.app_pages
                }
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "delta":
                self.page.take(message.delta)
            case "script_finished":
                self._end_run(message.script_finished)

    def _begin_run(self, parts: Collection[str]) -> None:
        if parts and self.page.drawing:
            # A browser shows what came in of it.
            self.cut_off += 1
            self._take_page(whole=False)
        self.page.begin(parts)

    def _end_run(self, how: int) -> None:
        match how:
            case ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                # A run that made place for the next is no answer yet.
                self.page.drawing = False
            case _:
                self._take_page()

    def _take_page(self, *, whole: bool = True) -> None:
        self.page.end(whole=whole)
        self._runs += 1
        self._cached = {
            name: (message, run)
            for name, (message, run) in self._cached.items()
            if self._held_for(run) <= _KEPT_ON
        }
        self._watch()
        self._finished.set()
        self._drawn()
