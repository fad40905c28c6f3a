"""What the tests of the pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def get(client: Client) -> Callable[..., Any]:
    """Fetch a page in English; further arguments are the parameters of its address."""

    def fetch(address: str, **parameters: Any) -> Any:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return client.get(address, parameters)

    return fetch
