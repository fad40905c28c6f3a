"""The archive with its seeds, open in Debian's Chromium.

Tests skip, saying so, where there is no Chromium. ``MUFAKAT_CHROMIUM`` names
one that is not on the path.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("MUFAKAT_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

# Playwright keeps an event loop in the thread in which the tests use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none."""
    if CHROMIUM is not None:
        return
    missing = pytest.mark.skip(reason="no Chromium here (install it, or set MUFAKAT_CHROMIUM)")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Chromium of the system, silent on the network."""
    return {
        "executable_path": CHROMIUM,
        "args": [
            *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """A reader whose browser speaks Indonesian, on a screen of usual size."""
    return {"locale": "id-ID", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def archive(transactional_db, live_server, settings) -> str:
    """The address of a running archive with the fixtures, the roles and the seeds."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    os.environ["MUFAKAT_EDITOR_PASSWORD"] = "ruang-redaksi-2026"
    call_command("quickstart", "--no-serve", verbosity=0)
    assert get_user_model().objects.filter(username="redaksi").exists()
    return live_server.url
