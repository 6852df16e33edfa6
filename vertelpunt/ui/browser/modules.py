"""JavaScript of the house: ES modules, linked into the one script that a browser gets.

Nothing has to be built before the app runs. A statement has one of the few forms below; whatever
else begins with `import` or `export` is an error, so that a browser gets what the checks have read.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_IMPORT = re.compile(
    r'^import \{\s*(?P<names>\w+(?:\s*,\s*\w+)*),?\s*\} from "(?P<path>\.[^"\n]+\.js)";$', re.M
)
_EXPORT = re.compile(r"^export (?=(?:async )?function \w|(?:const|let|class) \w)", re.M)
_DEFAULT = re.compile(r"^export default (?=(?:async )?function\b)", re.M)
# As an expression, `import(…)` and `import.meta`, the word may stand anywhere.
_OTHER_FORM = re.compile(r"^[ \t]*(?:import\b(?!\s*[.(])|export\b).*", re.M)
_DEFINITION = re.compile(
    r"^(?P<export>export )?(?:(?:async )?function|const|let|class) "
    r"(?:(?P<name>\w+)|[{\[](?P<parts>[^}\]]*)[}\]])",
    re.M,
)
# Types and descriptions are for who reads and checks; on the line they are only weight.
_DESCRIPTION = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n", re.M | re.S)


class LinkError(ValueError):
    """Modules that do not fit together. Its text says where."""


@dataclass(frozen=True)
class _Module:
    """A file as it was read. `script`: what a browser gets of it."""

    path: Path
    imports: dict[Path, tuple[str, ...]]
    defines: frozenset[str]
    exports: frozenset[str]
    script: str


@cache
def linked(entry: Path) -> str:
    """The script of this module and all it imports, each once and after what it imports.

    What the entry exports as default stays so. Raises LinkError for a form of import or export
    that is not known here, a name that is not exported, a name that two modules define, and
    modules that import each other in a circle.
    """
    modules: dict[Path, _Module] = {}
    _add(entry.resolve(), (), modules)
    homes: dict[str, Path] = {}
    for module in modules.values():
        for name in sorted(module.defines):
            if (other := homes.setdefault(name, module.path)) != module.path:
                raise LinkError(f"{other} and {module.path} both define {name}")
    return "\n".join(module.script for module in modules.values())


def _add(path: Path, importers: tuple[Path, ...], modules: dict[Path, _Module]) -> None:
    """Add this module, after those that it imports."""
    if path in importers:
        circle = [*importers[importers.index(path) :], path]
        raise LinkError(f"A circle of imports: {' → '.join(str(each) for each in circle)}")
    if path in modules:
        return
    module = _read(path, importers)
    for imported, names in module.imports.items():
        _add(imported, (*importers, path), modules)
        if missing := [name for name in names if name not in modules[imported].exports]:
            raise LinkError(f"{path} imports {missing[0]}, which {imported} does not export")
    modules[path] = module


def _read(path: Path, importers: tuple[Path, ...]) -> _Module:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        who = f"{importers[-1]} imports" if importers else "There is no module"
        raise LinkError(f"{who} {path}: {error.strerror}") from error
    imports: dict[Path, tuple[str, ...]] = {}
    for found in _IMPORT.finditer(text):
        imported = (path.parent / found["path"]).resolve()
        imports[imported] = (*imports.get(imported, ()), *re.findall(r"\w+", found["names"]))
    # As many lines as before, for where an error is.
    script = _EXPORT.sub("", _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), text))
    _check_forms(path, script if importers else _DEFAULT.sub("", script, count=1))
    return _Module(
        path=path,
        imports=imports,
        defines=_names(text, exported=False),
        exports=_names(text, exported=True),
        script=_DESCRIPTION.sub("", script).lstrip("\n"),
    )


def _check_forms(path: Path, script: str) -> None:
    if other := _OTHER_FORM.search(script):
        line = script.count("\n", 0, other.start()) + 1
        raise LinkError(f"{path}, line {line}: no form that modules here have: {other[0].strip()}")


def _names(text: str, *, exported: bool) -> frozenset[str]:
    """The names that a module defines at its top, or those of them that it exports."""
    names: set[str] = set()
    for found in _DEFINITION.finditer(text):
        if exported and not found["export"]:
            continue
        # Of `{ shown: name }` and of `name = 1` the name.
        parts = (found["name"] or found["parts"]).split(",")
        names.update(part.split("=")[0].split(":")[-1].strip() for part in parts)
    return frozenset(names - {""})
