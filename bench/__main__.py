"""How long things take: `python -m bench [--sizes N …] [--parts P …] [--json FILE]`.

On demonstration stories; in the store, and every page in the server and in a real browser. What it
takes to draw stands beside the same page made with `st.plotly_chart`, in the same run: the ratio is
what travels between machines. A room full of people: `python -m bench.room`.
"""

import argparse
import json
import platform
import tempfile
from functools import partial
from pathlib import Path

from bench import browser, collections, server, store

PARTS = ("store", "server", "browser")
Figures = dict[str, dict[str, float]]


def main() -> None:
    """Measure, print tables, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description="Time Vertelpunt on demonstration stories.")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[65, 2_000, 10_000, 100_000, 1_000_000]
    )
    parser.add_argument("--parts", choices=PARTS, nargs="+", default=list(PARTS))
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    results: dict[str, dict[int, Figures]] = {part: {} for part in asked.parts}
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            print(f"Making {size} stories …", flush=True)
            path = collections.make(Path(folder), size)
            for part in asked.parts:
                print(f"Timing the {part} at {size} stories …", flush=True)
                results[part][size] = {
                    "store": partial(store.measure, path, size),
                    "server": partial(server.measure, path),
                    "browser": partial(browser.measure, path, size),
                }[part]()
                if asked.json:
                    machine = {"machine": platform.machine(), "results": results}
                    asked.json.write_text(json.dumps(machine, indent=1), encoding="utf-8")
    for part, sizes in results.items():
        print(f"\n{_table(part, sizes)}")


def _table(part: str, sizes: dict[int, Figures]) -> str:
    """A row a figure, a column a size: median (95th percentile), and what else was measured."""
    rows = dict.fromkeys(name for figures in sizes.values() for name in figures)
    lines = [
        f"| {part}, ms | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "|---" * (1 + len(sizes)) + "|",
    ]
    for name in rows:
        cells = [_cell(sizes[size].get(name)) for size in sizes]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(figure: dict[str, float] | None) -> str:
    if figure is None:
        return "–"
    text = f"{figure['median']:g} ({figure['p95']:g})"
    if "bytes" in figure:
        text += f", {figure['bytes'] / 1000:.0f} kB"
    if "ratio" in figure:
        text += f", × {figure['ratio']:g}"
    return text


if __name__ == "__main__":
    main()
