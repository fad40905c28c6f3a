"""The import rules, as a test: each layer may import only from the layers named for it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LEAVES = {"vocabulary", "partial_dates"}

#: layer -> the archive layers it may import (besides itself)
ALLOWED = {
    "vocabulary": set(),
    # A leaf beside the vocabulary: pages, models and the desk all write and read partial dates.
    "partial_dates": set(),
    # What inserting rows and writing the index share.
    "sending": set(),
    "pipeline": LEAVES,
    # Scoring compares the pipeline's results with gold and needs no database.
    "evaluation": LEAVES | {"pipeline"},
    "models": LEAVES,
    "search": LEAVES | {"models", "sending"},
    # Noting what is written, by runs and by editors alike.
    "changes": LEAVES | {"models"},
    "ingest": LEAVES | {"pipeline", "models", "search", "changes", "sending"},
    "curation": LEAVES | {"models", "search", "changes"},
    # Reading a text on demand: the pure rules for the desk, which writes nothing by itself.
    "suggesting": LEAVES | {"pipeline", "models", "search"},
    "filters": LEAVES | {"models", "search"},
    "views": LEAVES | {"models", "filters", "search"},
    "templatetags": LEAVES | {"models", "filters", "search"},
    "admin": LEAVES | {"models", "changes", "curation", "suggesting", "filters", "search"},
    "management": LEAVES | {"ingest", "curation", "pipeline", "evaluation", "search"},
    "urls": {"views"},
    "apps": set(),
}

#: topic of ``pipeline/extract`` -> the topics it may import (besides itself)
TOPICS = {
    "names": set(),
    "page": {"names"},
    "dates": set(),
    "people": {"names"},
    "partners": {"names", "page"},
    "deeds": set(),
    "initiatives": {"names", "people", "partners", "deeds"},
    "meetings": {"names", "partners", "initiatives"},
}

EXTRACT = ROOT / "archive" / "pipeline" / "extract"

MODULES = sorted(
    path
    for path in (ROOT / "archive").rglob("*.py")
    if path.relative_to(ROOT / "archive").parts[0] not in {"__init__.py", "migrations"}
)


def imported_layers(path: Path) -> Iterator[str]:
    """Yield the ``archive`` layers a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            package, _, rest = name.partition(".")
            if package == "archive" and rest:
                yield rest.split(".")[0]


@pytest.mark.parametrize("path", sorted(EXTRACT.glob("*/*.py")), ids=lambda path: path.name)
def test_topics_of_the_reading_stand_on_each_other(path):
    topic = path.parent.name
    found = {
        node.module.split(".")[3]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("archive.pipeline.extract.")
    }
    assert found <= TOPICS[topic] | {topic}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    layer = path.relative_to(ROOT / "archive").parts[0].removesuffix(".py")
    assert set(imported_layers(path)) <= ALLOWED[layer] | {layer}


@pytest.mark.parametrize(
    "path",
    [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_module_is_readable_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "archive" / "templates" / "admin").rglob("*.html")),
    ids=lambda path: path.name,
)
def test_a_page_of_the_desk_reads_without_scrolling_aside(path):
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 120


@pytest.mark.parametrize("module", ["archive.pipeline.process", "archive.evaluation"])
def test_the_pure_part_runs_without_django(module):
    code = f"import {module}, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
