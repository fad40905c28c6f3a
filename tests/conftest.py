"""What all tests share: compiled words, English, fresh figures, texts from outside the project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import translation

from archive.management.translations import compile_translations

ROOT = Path(__file__).parent.parent

#: Texts and answers handed over beside the project; tests that need them skip without.
SHARED = Path(os.environ.get("MUFAKAT_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session", autouse=True)
def compiled_translations() -> None:
    """Compile the catalogues as they are now: what an earlier set-up left may be older."""
    compile_translations()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak the language of the code; a test of other words says which language it means."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_cached() -> None:
    """Count afresh in every test: figures are kept for a minute."""
    cache.clear()


@pytest.fixture
def shared() -> Path:
    """The folder of shared texts; skips the test where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared texts are not at {SHARED} (set MUFAKAT_SHARED)")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests marked ``shared`` where there are no shared texts."""
    if SHARED.is_dir():
        return
    missing = pytest.mark.skip(reason=f"no shared texts at {SHARED} (set MUFAKAT_SHARED)")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(missing)
