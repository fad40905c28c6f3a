"""Settings from the environment: what says nothing is told in one sentence, and opens nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import (
    postgresql_settings,
    read_key,
    read_mailer,
    read_number,
    read_switch,
    read_thresholds,
)

ROOT = Path(__file__).parent.parent
KINDS = ("partner", "initiative")


def env(monkeypatch, value: str) -> environ.Env:
    monkeypatch.setenv("GIVEN", value)
    return environ.Env()


@pytest.mark.parametrize(
    ("value", "meant"),
    [("true", True), ("YES", True), (" 1 ", True), ("false", False), ("0", False), ("", False)],
)
def test_a_switch_is_on_or_off(monkeypatch, value, meant):
    assert read_switch(env(monkeypatch, value), "GIVEN") is meant


@pytest.mark.parametrize("value", ["ture", "ja", "2"])
def test_a_misspelt_switch_is_an_error_and_not_off(monkeypatch, value):
    with pytest.raises(ImproperlyConfigured, match="write true or false"):
        read_switch(env(monkeypatch, value), "GIVEN")


def test_thresholds_are_set_by_kind_and_by_rule(monkeypatch):
    given = env(monkeypatch, " initiative = 0.8, partner.country=1.1,")
    assert read_thresholds(given, "GIVEN", KINDS) == {"initiative": 0.8, "partner.country": 1.1}
    assert read_thresholds(env(monkeypatch, ""), "GIVEN", KINDS) == {}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("0.8", "names '0.8'"),
        ("partners=0.8", "names 'partners'"),
        ("initiative", "write a number"),
        ("initiative=high", "sets initiative to 'high'"),
    ],
)
def test_a_threshold_of_nothing_known_is_an_error(monkeypatch, value, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        read_thresholds(env(monkeypatch, value), "GIVEN", KINDS)


def test_what_the_address_of_the_database_asks_for_is_kept():
    given = {"NAME": "x", "OPTIONS": {"sslmode": "require"}}
    assert postgresql_settings(given) == {
        "NAME": "x",
        "OPTIONS": {"pool": True, "prepare_threshold": 3, "sslmode": "require"},
    }
    assert postgresql_settings({"OPTIONS": {"prepare_threshold": 5}})["OPTIONS"] == {
        "pool": True,
        "prepare_threshold": 5,
    }


def test_nothing_stays_on_a_connection_that_is_shared():
    shared = postgresql_settings({"NAME": "x", "OPTIONS": {"prepare_threshold": "off"}})
    assert shared["OPTIONS"]["prepare_threshold"] is None
    assert shared["DISABLE_SERVER_SIDE_CURSORS"] is True


def test_a_key_that_is_not_there_yet_is_empty(tmp_path):
    assert read_key(tmp_path / "secret_key") == ""
    (tmp_path / "secret_key").write_bytes(b"")
    assert read_key(tmp_path / "secret_key") == ""


def test_a_key_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "secret_key").write_bytes(b"\xff\xfe")
    with pytest.raises(ImproperlyConfigured, match="cannot be read: it is not text"):
        read_key(tmp_path / "secret_key")
    with pytest.raises(ImproperlyConfigured, match="Is a directory"):
        read_key(tmp_path)


def test_a_command_tells_a_wrong_setting_in_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "quickstart", "--no-serve"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "MUFAKAT_DATA": str(tmp_path), "MUFAKAT_DEBUG": "maybe"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "Wrong setting: MUFAKAT_DEBUG is 'maybe'; write true or false.\n"


def test_a_number_is_whole_and_within_its_bounds(monkeypatch):
    bounds = {"default": 12, "least": 1, "most": 600}
    assert read_number(environ.Env(), "MONTHS", **bounds) == 12
    monkeypatch.setenv("MONTHS", " 24 ")
    assert read_number(environ.Env(), "MONTHS", **bounds) == 24


@pytest.mark.parametrize("value", ["0", "601", "-3", "1.5", "twelve"])
def test_a_number_that_is_none_is_an_error(monkeypatch, value):
    monkeypatch.setenv("MONTHS", value)
    with pytest.raises(ImproperlyConfigured, match="write a whole number from 1 to 600"):
        read_number(environ.Env(), "MONTHS", default=12, least=1, most=600)


def test_without_a_mail_server_there_is_no_mailer():
    assert read_mailer(environ.Env(), "NO_SUCH_SERVER") == {}


@pytest.mark.parametrize(
    ("value", "options"),
    [
        ("smtp://localhost", {"host": "localhost", "port": 25}),
        (
            "smtp+tls://me%40a.id:p%3Aw@mail.a.id",
            {
                "host": "mail.a.id",
                "port": 587,
                "username": "me@a.id",
                "password": "p:w",
                "use_tls": True,
            },
        ),
        (
            "smtps://me@mail.a.id:4650",
            {"host": "mail.a.id", "port": 4650, "username": "me", "password": "", "use_ssl": True},
        ),
    ],
)
def test_a_mail_server_is_named_by_its_address(monkeypatch, value, options):
    monkeypatch.setenv("MAIL", value)
    read = read_mailer(environ.Env(), "MAIL")["default"]["OPTIONS"]
    assert read == {**options, "timeout": 30}


@pytest.mark.parametrize("value", ["mail.a.id", "https://me:secret@a.id", "smtp://", "smtp://a:x"])
def test_an_address_that_names_no_mail_server_is_an_error_that_keeps_the_password(
    monkeypatch, value
):
    monkeypatch.setenv("MAIL", value)
    with pytest.raises(ImproperlyConfigured, match="does not name a mail server") as error:
        read_mailer(environ.Env(), "MAIL")
    assert "secret" not in str(error.value)
