"""A small server on loopback that answers as StatLine's OData 3 does, with its traps."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TITLE = "Kerncijfers; gemeenten, voorlopig"
_REGIONS = {
    "NL01  ": "Nederland", "PV26  ": "Utrecht (PV)", "GM0344": "Utrecht (gemeente)",
    "GM0034": "Almere", "GM0355": "Zeist", "GM9999": "Onbekend",
}  # fmt: skip
_PERIODS = {
    "2023JJ00": ("2023", "Definitief"), "2024JJ00": ("2024*", "Voorlopig"),
    "2024KW01": ("2024 1e kwartaal", "Voorlopig"),
}  # fmt: skip
_FORMS = {"T001     ": "Totaal zorgvormen", "A1       ": "Zorg zonder verblijf"}


def _properties(number: int) -> list[dict[str, Any]]:
    """The columns. `number`: what stands behind their names, which changes by year."""
    topic = {"Type": "Topic", "Datatype": "Long", "Description": ""}
    return [
        {"ID": 0, "ParentID": None, "Type": "GeoDimension", "Key": "RegioS", "Title": "Regio's"},
        {"ID": 1, "ParentID": None, "Type": "TimeDimension", "Key": "Perioden", "Title": "Jaar"},
        {"ID": 2, "ParentID": None, "Type": "Dimension", "Key": "Zorg", "Title": "Zorgvorm"},
        {"ID": 3, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": "Jeugdzorg"},
        {"ID": 4, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": "Wmo"},
        topic | {"ID": 5, "ParentID": None, "Key": f"Inwoners_{number}", "Title": " Inwoners ",
                 "Unit": "aantal"},
        topic | {"ID": 6, "ParentID": 3, "Key": f"Clienten_{number + 1}", "Title": "Cliënten",
                 "Unit": "aantal"},
        topic | {"ID": 7, "ParentID": 4, "Key": f"Clienten_{number + 2}", "Title": "Cliënten",
                 "Unit": "aantal"},
        topic | {"ID": 8, "ParentID": 4, "Key": f"Aandeel_{number + 3}", "Title": "Aandeel",
                 "Unit": "%", "Datatype": "Double", "Description": "Geschat met een model."},
        topic | {"ID": 9, "ParentID": None, "Key": f"Naam_{number + 4}", "Title": "Naam",
                 "Unit": "", "Datatype": "String"},
    ]  # fmt: skip


def _rows(number: int) -> Iterator[dict[str, Any]]:
    for n, region in enumerate(_REGIONS):
        for period in _PERIODS:
            for form in _FORMS:
                total = form.startswith("T")
                yield {
                    "RegioS": region.ljust(8), "Perioden": period, "Zorg": form,
                    f"Inwoners_{number}": 1000 * n + int(period[:4]) if total else 1,
                    f"Clienten_{number + 1}": 10 * n if total else 7,
                    f"Clienten_{number + 2}": None, f"Aandeel_{number + 3}": n / 2,
                }  # fmt: skip


class _Answers(BaseHTTPRequestHandler):
    number, asked = 5, list[str]()

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        table, _, name = url.path.removeprefix("/ODataFeed/odata/").partition("/")
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        self.asked.append(self.path)
        if table == "10000NED":
            time.sleep(3)
        if table not in ("85984NED", "10001NED"):
            self._send({"odata.error": {}}, 404 if table == "10002NED" else 500)
        elif table == "10001NED":
            self._send("<html>Even niet</html>")
        else:
            self._send(self._answer(name, query, url.path))

    def _answer(self, name: str, query: dict[str, str], path: str) -> dict[str, Any]:
        keys = {
            "RegioS": [{"Key": k.ljust(8), "Title": t} for k, t in _REGIONS.items()],
            "Perioden": [{"Key": k, "Title": t, "Status": s} for k, (t, s) in _PERIODS.items()],
            "Zorg": [{"Key": k, "Title": t} for k, t in _FORMS.items()],
            "TableInfos": [{"Title": TITLE, "Period": "2023-2024"}],
            "DataProperties": _properties(self.number),
            "CategoryGroups": [],
        }
        if name in keys:
            return {"value": keys[name]}
        if not name:
            return {"value": [{"name": each} for each in (*keys, "TypedDataSet", "UntypedDataSet")]}
        rows = [row for row in _rows(self.number) if self._is_asked(row, query.get("$filter", ""))]
        # Two rows a page; what comes after says so in its link.
        at = int(query.get("$skip", 0))
        more = f"http://{self.headers['Host']}{path}?$skip={at + 2}"
        more += f"&$filter={query.get('$filter', '')}".replace(" ", "%20")
        return {"value": rows[at : at + 2]} | (
            {"odata.nextLink": more} if at + 2 < len(rows) else {}
        )

    def _is_asked(self, row: dict[str, Any], wanted: str) -> bool:
        parts = [each for each in wanted.split(" and ") if " eq " in each]
        equal = [each.strip("()").replace("'", "").split(" eq ") for each in parts]
        return ("GM" in row["RegioS"] or "substringof" not in wanted) and all(
            row[name] == value for name, value in equal
        )

    def _send(self, answer: object, status: int = 200) -> None:
        content = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json;charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        # Who asked may not have waited.
        with suppress(OSError):
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@contextmanager
def statline(*, number: int = 5) -> Iterator[str]:
    """Its address while it lasts. `number`: what stands behind the names of columns."""
    handler = type("Answers", (_Answers,), {"number": number, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
