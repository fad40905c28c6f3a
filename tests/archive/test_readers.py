"""Reading files and folders: references, accessions, and input that must be survived."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from archive.ingest import readers
from archive.ingest.accession import read_accession
from archive.ingest.readers import FoundText, find_texts, read_bytes
from archive.ingest.refusals import RefusedError
from archive.ingest.run import import_texts
from archive.models import Article, RunItem
from archive.vocabulary import Outcome, Rights

SEEDS = Path(__file__).parent.parent.parent / "seeds"
STORY = "Menteri Ketenagakerjaan Ida Fauziyah bertemu Dubes Jepang di Jakarta."


def write(folder: Path, name: str, content: str | bytes = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def references(*paths: Path) -> list[str]:
    return [text.reference for text in find_texts(paths) if isinstance(text, FoundText)]


def refusals(*paths: Path) -> list[RefusedError]:
    return [text for text in find_texts(paths) if isinstance(text, RefusedError)]


def test_a_reference_is_the_path_below_the_given_folder(tmp_path):
    write(tmp_path, "b.txt")
    write(tmp_path, "2024/a.txt")
    write(tmp_path, "2024/notes.md")
    assert references(tmp_path) == ["b", "2024/a"]
    assert references(tmp_path / "2024" / "a.txt") == ["a"]


def test_the_seeds_are_found_with_what_their_accession_says():
    texts = find_texts([SEEDS])
    assert [text.reference[:3] for text in texts] == ["000", "001", "002", "003", "004"]
    assert {text.item.rights for text in texts} == {Rights.RETOLD}
    assert texts[0].accession.received_on == date(2026, 11, 21)
    assert find_texts([SEEDS / "000_1b3a876081ad30de.txt"])[0].item == texts[0].item


def test_a_file_reached_twice_is_taken_once(tmp_path):
    path = write(tmp_path, "a.txt")
    assert references(tmp_path, path, tmp_path) == ["a"]


def test_two_files_with_one_reference_are_told_apart_by_name(tmp_path):
    first, second = write(tmp_path, "x/a.txt"), write(tmp_path, "y/a.txt", "Lain.")
    assert references(tmp_path / "x", tmp_path / "y") == ["a"]
    [refusal] = refusals(tmp_path / "x", tmp_path / "y")
    assert str(first) in refusal.reason
    assert refusal.path == str(second)


def test_a_missing_path_another_ending_and_an_empty_folder_are_refused(tmp_path):
    write(tmp_path, "a.pdf")
    (tmp_path / "empty").mkdir()
    given = [tmp_path / "nosuch", tmp_path / "a.pdf", tmp_path / "empty"]
    reasons = [refusal.reason for refusal in refusals(*given)]
    assert reasons == [
        "There is no such file or folder.",
        "Only text files can be imported.",
        "There are no .txt files in this folder.",
    ]


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1b[2J.txt", "..\\..\\passwd.txt", "..txt", ".txt", "x" * 201 + ".txt"]
)
def test_a_name_that_plays_tricks_is_refused_and_printed_harmlessly(tmp_path, name):
    write(tmp_path, name)
    write(tmp_path, "good.txt")
    [refusal] = refusals(tmp_path)
    assert refusal.path.isprintable()
    assert references(tmp_path) == ["good"]


def test_a_name_that_is_not_utf8_is_refused(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    [refusal] = refusals(tmp_path)
    refusal.path.encode("utf-8")
    assert "reference" in refusal.reason


def test_links_do_not_lead_out_of_the_folder(tmp_path):
    outside = write(tmp_path, "outside/secret.txt")
    inside = tmp_path / "inside"
    write(inside, "good.txt")
    (inside / "link.txt").symlink_to(outside)
    (inside / "folder").symlink_to(outside.parent)
    assert references(inside) == ["good"]
    assert {Path(refusal.path).name for refusal in refusals(inside)} == {"link.txt", "folder"}


def test_a_folder_without_permission_is_named_and_the_others_go_on(tmp_path, monkeypatch):
    write(tmp_path, "shut/a.txt")
    write(tmp_path, "open/b.txt")
    scandir = os.scandir

    def guarded(folder):
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(readers.os, "scandir", guarded)
    assert references(tmp_path) == ["open/b"]
    [refusal] = refusals(tmp_path)
    assert refusal.path.endswith("shut")
    assert "Permission denied" in refusal.reason


def test_a_vanished_file_a_pipe_and_a_huge_file_are_refused_when_read(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "LARGEST", 1000)
    write(tmp_path, "gone.txt")
    write(tmp_path, "huge.txt", b"x" * 1001)
    os.mkfifo(tmp_path / "pipe.txt")
    texts = find_texts([tmp_path])
    (tmp_path / "gone.txt").unlink()
    reasons = {}
    for text in texts:
        with pytest.raises(RefusedError) as refused:
            read_bytes(text)
        reasons[text.reference] = refused.value.reason
    assert "vanished" in reasons["gone"]
    assert "larger than" in reasons["huge"]
    assert "ordinary file" in reasons["pipe"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (b"", Outcome.FAILED),
        (b" \n \n", Outcome.FAILED),
        (bytes(range(256)) * 40, Outcome.FAILED),
        (b"%PDF-1.7 " + STORY.encode(), Outcome.FAILED),
        (STORY.encode("utf-16"), Outcome.CREATED),
        (STORY.encode("utf-16-le"), Outcome.CREATED),
        (STORY.replace(" ", "\0 ", 1).encode(), Outcome.CREATED),
        (STORY.encode() + b"\xff\xfe\xfd", Outcome.CREATED),
        (("kata " * 300_000).encode(), Outcome.CREATED),
    ],
    ids=["empty", "blank", "binary", "pdf", "utf16", "utf16le", "nul", "broken", "one long line"],
)
def test_odd_bytes_are_survived(tmp_path, content, outcome):
    write(tmp_path, "odd.txt", content)
    write(tmp_path, "good.txt")
    report = import_texts([tmp_path])
    assert report.outcomes[Outcome.CREATED] == 1 + (outcome is Outcome.CREATED)
    assert RunItem.objects.get(reference="odd").outcome == outcome
    assert all("\0" not in article.text for article in Article.objects.all())


ACCESSION = '[accession]\ncode = "x"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[accession\n", "not valid TOML"),
        ("[defaults]\n", "[accession] code"),
        (ACCESSION + "receieved_on = 2024-01-01\n", "receieved_on"),
        (ACCESSION + 'received_on = "2024-01-01"\n', "a date without quotes"),
        (ACCESSION + '[defaults]\nrights = "open"\n', "full, retold, excerpt, closed"),
        (ACCESSION + '[[item]]\nreference = "a"\n', "[[item]] 1 file"),
        (ACCESSION + '[[item]]\nfile = "../../etc/passwd"\n', "[[item]] 1 file"),
        (ACCESSION + '[[item]]\nfile = "a.txt"\nreference = "/etc"\n', "[[item]] 1 reference"),
        (ACCESSION + '[[item]]\nfile = "a.txt"\nurl = "javascript:x"\n', "[[item]] 1 url"),
        (ACCESSION + '[[item]]\nfile = "a.txt"\n[[item]]\nfile = "a.txt"\n', "twice"),
        (ACCESSION + "item = 3\n", "item"),
        (ACCESSION + "[[item]]\nfile = 3\n", "text in quotes"),
    ],
)
def test_a_mistake_in_the_accession_names_file_key_and_remedy(tmp_path, text, words):
    path = write(tmp_path, "accession.toml", text)
    with pytest.raises(RefusedError) as refused:
        read_accession(path)
    assert refused.value.path == str(path)
    assert words in refused.value.reason
    assert refused.value.remedy


def test_texts_of_a_mistaken_accession_are_not_taken_in(tmp_path):
    write(tmp_path, "accession.toml", "[accession\n")
    write(tmp_path, "a.txt")
    write(tmp_path, "below/b.txt")
    assert references(tmp_path) == []
    [refusal] = refusals(tmp_path)
    assert refusal.path.endswith("accession.toml")


def test_the_nearest_accession_speaks_and_its_references_hold(tmp_path):
    write(tmp_path, "accession.toml", '[accession]\ncode = "all"\n[defaults]\nrights = "closed"\n')
    write(
        tmp_path,
        "2024/accession.toml",
        '[accession]\ncode = "y2024"\n[[item]]\nfile = "a.txt"\nreference = "k1"\nretold = true\n',
    )
    write(tmp_path, "2024/a.txt")
    write(tmp_path, "c.txt")
    texts = {text.reference: text for text in find_texts([tmp_path])}
    assert texts["k1"].item.rights is Rights.RETOLD
    assert texts["c"].item.rights is Rights.CLOSED


def test_a_file_the_accession_names_but_nobody_sent_is_told(tmp_path):
    write(tmp_path, "accession.toml", ACCESSION + '[[item]]\nfile = "lost.txt"\n')
    write(tmp_path, "a.txt")
    [refusal] = refusals(tmp_path)
    assert refusal.path.endswith("lost.txt")
