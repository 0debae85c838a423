"""A real Neo4j Community server for tests and benchmarks, in a JVM of its own."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
JARS = HERE.parents[1] / "build" / "neo4j"  # fetched once, some 140 MB
JAVA = range(17, 22)  # what Neo4j 5.26 runs on


class NoServer(Exception):
    """What this machine lacks; one line."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a running server is, and who may enter."""

    address: str
    user: str
    password: str


@contextmanager
def running(heap: str = "1g") -> Iterator[Server]:
    """A fresh server on a free port of this machine, stopped at the end.

    heap: the most memory that Java's objects take. Raises NoServer if there is no JDK or Maven.
    """
    java, jars = _java(), _jars()
    password = secrets.token_urlsafe(12)
    with tempfile.TemporaryDirectory(prefix="neo4j-") as folder:
        command = [
            java,
            f"-Xmx{heap}",
            "-XX:+UseSerialGC",
            "-cp",
            f"{jars}/*",
            HERE / "Launcher.java",
        ]
        log = Path(folder, "launcher.log")
        with (
            log.open("wb") as errors,
            subprocess.Popen(
                [*map(str, command), folder],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "NEO4J_PASSWORD": password},
                text=True,
            ) as process,
        ):
            assert process.stdin is not None
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            if not address.startswith("bolt://"):
                raise NoServer(f"Neo4j does not start: {log.read_text('utf-8')[-500:]}")
            try:
                yield Server(address.rstrip("/"), "neo4j", password)
            finally:
                process.kill()  # its data go with it


def admin(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `neo4j-admin` of the same version in the folder `home`."""
    (home / "conf").mkdir(parents=True, exist_ok=True)
    command = [_java(), "-Xmx512m", "-cp", f"{_jars()}/*", "org.neo4j.cli.AdminTool", *arguments]
    environment = {
        **os.environ,
        "NEO4J_HOME": str(home),
        "NEO4J_CONF": str(home / "conf"),
        "JAVA_OPTS": "-Xmx512m",
    }
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=home)


def _java() -> str:
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, sorted(Path("/usr/lib/jvm").glob("*")))]
    found = [shutil.which("java"), *(f"{home}/bin/java" for home in homes if home)]
    for java in found:
        if java and Path(java).is_file() and Path(java).with_name("javac").exists():
            said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
            version = re.search(r'version "(\d+)', said)
            if version and int(version[1]) in JAVA:
                return java
    raise NoServer(f"no JDK {JAVA.start} to {JAVA.stop - 1} found")


def _jars() -> Path:
    """The folder of the server's jars; they are fetched if they are not there."""
    version = re.search(r"<version>(5\.[\d.]+)<", (HERE / "pom.xml").read_text("utf-8"))
    assert version
    jars = JARS / version[1]
    if not jars.is_dir():
        maven = shutil.which("mvn")
        if maven is None:
            raise NoServer("no Maven found")
        print(f"fetching Neo4j {version[1]} by Maven …", file=sys.stderr)
        part = jars.with_name(f".{version[1]}.{os.getpid()}")
        command = [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        done = subprocess.run(
            [*command, f"-DoutputDirectory={part}"], capture_output=True, text=True
        )
        if done.returncode:
            shutil.rmtree(part, ignore_errors=True)
            raise NoServer(f"Maven could not fetch Neo4j: {done.stdout.strip()[:300]}")
        try:
            part.rename(jars)
        except OSError:  # another run was faster
            shutil.rmtree(part, ignore_errors=True)
    return jars
