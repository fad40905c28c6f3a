"""The command ``annotate``, which must work where there is no database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXT = "JAKARTA, PELITA.ID - Jepang menawarkan pelatihan instruktur BLK, Selasa (7/5/2024).\n"

#: A server that nobody runs: the first query would fail.
NO_DATABASE = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}


def annotate(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **NO_DATABASE, "PYTHONUTF8": "1", **options.pop("env", {})}
    command = [sys.executable, "manage.py", "annotate", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", **options
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "below" / "b.txt").write_text(TEXT)
    return tmp_path


def test_each_document_is_one_json_object_with_true_spans(folder: Path):
    done = annotate(folder)

    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [item["reference"] for item in documents] == ["a.txt", "below/b.txt"]
    assert done.returncode == 0
    for item in documents:
        for kind in ("passages", "partners", "officials", "quotations", "initiatives"):
            for found in item[kind]:
                for span in found.get("mentions", found.get("evidence", [found])):
                    assert item["text"][span["start"] : span["end"]] == span["exact"]


def test_standard_input_is_read_under_a_dash():
    done = annotate("-", input=TEXT)

    assert "menawarkan pelatihan" in json.loads(done.stdout)["text"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(folder: Path):
    empty = folder / "empty"
    empty.mkdir()

    done = annotate(folder / "nothing.txt", empty, folder / "a.txt")

    assert json.loads(done.stdout)["reference"] == "a.txt"
    assert done.returncode == 1
    missing, no_texts, summary = done.stderr.splitlines()
    assert missing == f"{folder / 'nothing.txt'}: there is no such file; check the name."
    assert no_texts.startswith(f"{empty}: no .txt files")
    assert summary == "CommandError: 2 could not be read."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_file_is_told_with_the_remedy(folder: Path):
    (folder / "a.txt").chmod(0)

    done = annotate(folder / "a.txt")

    assert "you may not read it; change its permissions" in done.stderr


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe\x80", "héllo".encode("utf-16")])
def test_any_bytes_give_a_document(tmp_path: Path, content: bytes):
    (tmp_path / "odd.txt").write_bytes(content)

    done = annotate(tmp_path / "odd.txt")

    assert done.returncode == 0
    assert json.loads(done.stdout)["reference"] == "odd.txt"


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}])
def test_the_readable_form_has_no_colour_codes_outside_a_terminal(folder: Path, env: dict):
    done = annotate(folder / "a.txt", "--format", "text", env=env)

    assert "\x1b" not in done.stdout
    assert "marks: " in done.stdout


def test_colour_can_be_forced(folder: Path):
    done = annotate(folder / "a.txt", "--format", "text", "--force-color")

    assert "\x1b[" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path):
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    done = annotate(folder, timeout=60)
    assert "pipe.txt: it is no ordinary file" in done.stderr
    assert "folder.txt" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names are any bytes on Linux only")
def test_a_name_that_is_no_text_is_still_annotated(tmp_path: Path):
    Path(os.fsdecode(bytes(tmp_path) + b"/nama-\xff.txt")).write_text(TEXT)
    done = annotate(tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["reference"] == "nama-\N{REPLACEMENT CHARACTER}.txt"


def test_who_has_read_enough_ends_it_without_a_traceback(folder: Path):
    text = folder / "long.txt"
    text.write_text(TEXT * 1_000)
    command = [sys.executable, "manage.py", "annotate", str(text), str(text)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(1)
        process.stdout.close()
        told = process.stderr.read()
    assert told == b""
    assert process.returncode == 141
