"""The README is true: its commands exist, its settings are read, its files are there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "config" / "settings.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py (\w+)", README))))
def test_every_command_of_the_readme_exists(command):
    assert get_commands()[command] == "archive"


def test_every_command_of_the_archive_is_in_the_readme():
    ours = {name for name, app in get_commands().items() if app == "archive"}
    assert ours == set(re.findall(r"manage\.py (\w+)", README))


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(?<=[ `])--[a-z-]+", README))))
def test_every_option_of_the_readme_is_known_to_a_command(option):
    code = (ROOT / "archive" / "management").rglob("*.py")
    assert f'"{option}"' in "".join(path.read_text(encoding="utf-8") for path in code)


def test_the_readme_and_the_settings_name_the_same_variables():
    pattern = r"\b(?:MUFAKAT_[A-Z_]+|DATABASE_URL)\b"
    documented = set(re.findall(pattern, README)) - {"MUFAKAT_EDITOR_PASSWORD"}
    assert documented == set(re.findall(pattern, SETTINGS))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_file_the_readme_points_to_is_there(target):
    assert (ROOT / target).exists()


def test_an_old_python_gets_one_sentence():
    source = (ROOT / "manage.py").read_text(encoding="utf-8")
    faked = source.replace("sys.version_info < (3, 12)", "sys.version_info < (99, 0)")
    ran = subprocess.run(
        [sys.executable, "-c", faked, "check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "needs Python 3.12" in ran.stderr
    assert "Traceback" not in ran.stderr
