"""Who gets an answer: only the one with the token, asking by the server's own name and page."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.archive import Archive
from lingding.serve.app import application
from lingding.serve.guard import is_loopback

TOKEN = "token-of-this-test"
HOME = "http://127.0.0.1:8765"
OWN = {"origin": HOME}


@pytest.fixture
def stranger(gold_store: Path) -> TestClient:
    app = application(Archive(gold_store), TOKEN, "127.0.0.1", 8765)
    return TestClient(app, base_url=HOME, follow_redirects=False)


@pytest.fixture
def user(stranger: TestClient) -> TestClient:
    assert stranger.get(f"/?token={TOKEN}").status_code == 303
    return stranger


@pytest.mark.parametrize("path", ["/", "/page.js", "/page.css", "/font.otf", "/api/graph"])
def test_nothing_is_given_without_the_token(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 403
    assert stranger.get(f"{path}?token=wrong").status_code == 403


def test_token_becomes_a_cookie_and_leaves_the_address(stranger: TestClient) -> None:
    answer = stranger.get(f"/?token={TOKEN}&around=中山")
    assert answer.headers["location"] == "/?around=%E4%B8%AD%E5%B1%B1"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example:8765", "127.0.0.1:9999", "127.0.0.1", ""])
def test_another_name_is_refused(user: TestClient, host: str) -> None:
    assert user.get("/api/words", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8765"])
def test_another_page_is_refused(user: TestClient, origin: str) -> None:
    asked = {"text": "RETURN 1 AS one"}
    refused = user.post("/api/cypher", json=asked, headers={"origin": origin})
    assert refused.status_code == 403
    assert user.post("/api/cypher", json=asked).status_code == 403  # and who does not say
    assert user.post("/api/cypher", json=asked, headers=OWN).status_code == 200


def test_reading_from_another_site_is_refused_but_its_links_work(user: TestClient) -> None:
    other = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert user.get("/api/graph", headers=other).status_code == 403
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert user.get("/", headers=link).status_code == 200


def test_answers_are_not_kept_framed_or_guessed(user: TestClient) -> None:
    headers = user.get("/").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_open_server_takes_addresses_but_no_names(gold_store: Path) -> None:
    app = application(Archive(gold_store), TOKEN, "0.0.0.0", 8765)
    client = TestClient(app, base_url="http://10.0.0.5:8765", follow_redirects=False)
    assert client.get(f"/?token={TOKEN}").status_code == 303
    assert client.get("/", headers={"host": "evil.example:8765"}).status_code == 421


def test_loopback_is_known() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.1.2", "example.org")))
