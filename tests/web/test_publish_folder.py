"""The folder of a site: what is refused, what is renewed, and what is never touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from baimo.values.errors import BaimoError
from baimo.web.publishing.folder import MARKER, Folder
from baimo.web.publishing.staging import Staging

ABOUT = {"by": "test"}


def put(path: Path, **files: str) -> int:
    """Publish these texts; returns how many old ones went."""
    folder = Folder(path)
    with folder.held():
        staging = Staging(folder.path, folder.aside)
        names = {name.replace("__", "/"): text.encode() for name, text in files.items()}
        new = [name for name, text in names.items() if staging.write(name, text)]
        return folder.renew(names, new, ABOUT)


def texts(path: Path) -> dict[str, str]:
    found = {one.relative_to(path).as_posix(): one for one in sorted(path.rglob("*")) if one.is_file()}
    return {name: one.read_text() for name, one in found.items() if name != MARKER}


def test_a_site_is_made_and_renewed(tmp_path: Path) -> None:
    site = tmp_path / "a" / "site"
    assert put(site, index="1", zh__e__a="2", zh__e__b="3") == 0
    (site / "zh" / "mine.txt").write_text("mine")
    kept = (site / "index").stat().st_mtime_ns
    assert put(site, index="1", zh__c="4") == 2
    assert texts(site) == {"index": "1", "zh/c": "4", "zh/mine.txt": "mine"}
    # What did not change was not written, and folders that are empty went with their files.
    assert (site / "index").stat().st_mtime_ns == kept
    assert not (site / "zh" / "e").exists()
    assert json.loads((site / MARKER).read_text())["files"] == ["index", "zh/c"]


def test_a_folder_that_a_host_prepared_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "CNAME").write_text("ex.org")
    put(tmp_path, index="1")
    assert texts(tmp_path) == {"CNAME": "ex.org", "index": "1"}


def refused(path: Path, why: str) -> None:
    with pytest.raises(BaimoError, match=why) as error:
        put(path, index="1")
    assert "\n" not in str(error.value)


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("dear")
    refused(tmp_path, "not empty")
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_and_a_link_in_the_place_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused(tmp_path / "file", "is a file")
    refused(tmp_path / "file" / "site", "cannot publish|is a file")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    refused(tmp_path / "link", "symbolic link")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    refused(tmp_path / "dangling", "symbolic link")
    assert not list((tmp_path / "real").iterdir())


@pytest.mark.parametrize(
    "marker",
    ["", "{", "[]", '{"files": 3}', '{"files": ["../../etc/passwd"]}', '{"files": ["/etc/passwd"]}', '{"files": [1]}'],
)
def test_a_damaged_marker_is_refused(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker)
    refused(tmp_path, "damaged")


def test_what_stands_in_the_way_is_told_before_anything_is_touched(tmp_path: Path) -> None:
    put(tmp_path, index="1", old="2")
    (tmp_path / "zh").write_text("a file of mine")
    with pytest.raises(BaimoError, match="stands in"):
        put(tmp_path, index="new", zh__e="3")
    assert texts(tmp_path) == {"index": "1", "old": "2", "zh": "a file of mine"}


def test_no_link_within_the_site_leads_writing_elsewhere(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    put(site, index="1", zh__e="2")
    other.mkdir()
    (other / "e").write_text("dear")
    (site / "zh" / "e").unlink()
    (site / "zh").rmdir()
    (site / "zh").symlink_to(other)
    with pytest.raises(BaimoError, match="stands in"):
        put(site, index="1", zh__e="3")
    # Nor is a file removed through it.
    put(site, index="1")
    assert (other / "e").read_text() == "dear"


def test_a_second_publication_at_once_is_told_so(tmp_path: Path) -> None:
    first = Folder(tmp_path)
    with first.held(), pytest.raises(BaimoError, match="under way"):
        put(tmp_path, index="1")
    put(tmp_path, index="1")


def test_a_failure_leaves_the_old_site_whole(tmp_path: Path) -> None:
    put(tmp_path, index="1")
    folder = Folder(tmp_path)
    with pytest.raises(BaimoError, match="No space left"), folder.held():
        Staging(folder.path, folder.aside).write("index", b"2")
        raise OSError(28, "No space left on device")
    assert texts(tmp_path) == {"index": "1"}
    assert not folder.aside.exists()


def test_a_failure_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "a" / "b")
    with pytest.raises(ZeroDivisionError), folder.held():
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    refused(tmp_path / "site", "cannot publish")
