"""A corpus in a remote store is read as one in a folder, through the engine. Needs moto, a server that speaks S3."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from corpora import content, rows, write_corpus

pytest.importorskip("daft")

PATIENCE = 120
KEYS = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
}
# What a proxy of this machine would make of addresses of this machine.
DIRECT = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    """What a program must know of a server that speaks S3, as it is told to programs: in the environment."""
    server_of = pytest.importorskip("moto.server", reason="moto is not here; pip install 'moto[s3]' flask flask-cors")
    server = server_of.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield os.environ | KEYS | DIRECT | {"AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    server.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of every kind of file, on this machine."""
    folder = tmp_path_factory.mktemp("kinds")
    write_corpus(folder / "notes", 40)
    (folder / "empty.txt").write_bytes(b"")
    with gzip.open(folder / "many.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(
            '{"id": "a", "text": "智谱AI成立于2019年6月。"}\n{"id": "b", "text": "OpenAI was founded in 2015."}\n'
        )
    with zipfile.ZipFile(folder / "packed.zip", "w") as zipped:
        zipped.writestr("in/c.md", "# 百川智能\n\n百川智能成立于2023年4月。")
    (folder / "table.csv").write_text("id,正文\n1,月之暗面成立于2023年3月。\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bucket(store: dict[str, str], folder: Path) -> str:
    """The same corpus in a bucket."""
    import boto3

    client: Any = boto3.client("s3", endpoint_url=store["AWS_ENDPOINT_URL"], **_named(store))
    client.create_bucket(Bucket="news")
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            client.put_object(Bucket="news", Key=str(path.relative_to(folder)), Body=path.read_bytes())
    return "s3://news"


def _named(store: dict[str, str]) -> dict[str, str]:
    names = ("aws_access_key_id", "aws_secret_access_key")
    return {name: store[name.upper()] for name in names} | {"region_name": store["AWS_REGION"]}


def read(source: str, output: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "baimo", "read", source, "-o", str(output)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=environment)


def said(output: Path, root: str, table: str) -> list[dict[str, Any]]:
    """The rows of a reading, each document called by where it stands below the root."""
    return [row | {"doc": row["doc"].removeprefix(root).lstrip("/")} for row in rows(output, table)]


@pytest.fixture(scope="module")
def whole(bucket: str, store: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bucket, read."""
    output = tmp_path_factory.mktemp("remote") / "claims.parquet"
    done = read(bucket, output, store)
    assert done.returncode == 0, done.stderr
    return output


def test_a_bucket_says_what_the_same_folder_says(folder: Path, bucket: str, whole: Path, tmp_path: Path) -> None:
    here = tmp_path / "claims.parquet"
    assert read(str(folder), here, dict(os.environ)).returncode == 0
    for table in ("claims", "documents"):
        told = sorted(said(here, str(folder), table), key=repr)
        assert sorted(said(whole, bucket, table), key=repr) == told
        assert len(told) > 40


def test_a_part_of_a_bucket_that_is_gone_is_read_again(
    bucket: str, store: dict[str, str], whole: Path, tmp_path: Path
) -> None:
    output = tmp_path / "claims.parquet"
    shutil.copytree(whole, output)
    (output / "part-000000.parquet").unlink()
    assert read(bucket, output, store).returncode == 0
    assert content(output) == content(whole)


def test_a_pattern_and_a_single_file_in_a_bucket(bucket: str, store: dict[str, str], tmp_path: Path) -> None:
    assert read(f"{bucket}/**/*.gz", tmp_path / "a.parquet", store).returncode == 0
    assert read(f"{bucket}/many.jsonl.gz", tmp_path / "b.parquet", store).returncode == 0
    names = [sorted(row["doc"] for row in rows(tmp_path / f"{x}.parquet", "documents")) for x in "ab"]
    assert names[0] == names[1] == [f"{bucket}/many.jsonl.gz#line {n}:{i}" for n, i in ((1, "a"), (2, "b"))]


@pytest.mark.parametrize("what", ["s3://no-such-bucket", "s3://news/nothing/here"])
def test_what_is_not_in_the_store_is_said_in_a_line(
    bucket: str, store: dict[str, str], what: str, tmp_path: Path
) -> None:
    done = read(what, tmp_path / "claims.parquet", store)
    assert done.returncode == 2
    assert done.stderr == f"baimo: {what}: nothing is there, or it may not be seen; no file matches\n"
    assert not (tmp_path / "claims.parquet").exists()


class _Proxy(BaseHTTPRequestHandler):
    """Notes whom it is asked to reach, and reaches nobody."""

    asked: list[str] = []  # noqa: RUF012

    def do_CONNECT(self) -> None:
        self.asked.append(self.path)
        self.send_error(502)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_an_address_of_the_hub_is_asked_of_the_hub_and_its_silence_is_said_in_a_line(tmp_path: Path) -> None:
    """The engine knows but one hub and its own list of authorities: no stand-in can answer it, a proxy sees it ask."""
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), _Proxy)
    Thread(target=proxy.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{proxy.server_port}"
    environment = os.environ | {"HTTPS_PROXY": address, "https_proxy": address, "NO_PROXY": "", "no_proxy": ""}
    done = read("hf://datasets/who/what", tmp_path / "claims.parquet", environment)
    proxy.shutdown()
    assert done.returncode == 2
    assert done.stderr.startswith("baimo: hf://datasets/who/what: cannot be listed") and done.stderr.count("\n") == 1
    assert {asked.rsplit(":")[-1] for asked in _Proxy.asked} == {"443"}
    assert not (tmp_path / "claims.parquet").exists()
