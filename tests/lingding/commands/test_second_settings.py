"""What a second reader costs, and what is set wrong or missing."""

from __future__ import annotations

import sys

import pytest


def test_dry_run_tells_the_cost_and_sends_nothing(
    lingding, said, endpoint, llm, paper, tmp_path, monkeypatch
) -> None:
    server = endpoint(lambda request: llm.Reply(said.answer()))
    prices = tmp_path / "prices.toml"
    prices.write_text("[models.scripted]\nquestion = 1000.0\nanswer = 2000.0\n")
    monkeypatch.setenv("LINGDING_LLM_PRICES", str(prices))
    store = tmp_path / "s"
    result = lingding("build", paper, "--reader", "both", "--dry-run", "--store", store)
    assert result.status == 0
    assert "articles   1\n" in result.out
    assert "1 to ask, 0 answered before" in result.out
    assert "cost       about $" in result.out
    assert server.requests == []
    assert not store.exists()
    lingding("extract", paper, "--reader", "both")
    assert (
        "0 to ask, 1 answered before"
        in lingding("extract", paper, "--reader", "both", "--dry-run").out
    )


def test_a_budget_stops_before_it_is_exceeded(
    lingding, said, endpoint, llm, tmp_path, monkeypatch
) -> None:
    for n in range(6):
        (tmp_path / f"p{n}.txt").write_text(said.TEXT.replace("战略", f"第{n}份"), "utf-8")
    files = sorted(tmp_path.glob("p*.txt"))
    prices = tmp_path / "prices.toml"
    prices.write_text("[models.scripted]\nquestion = 10.0\nanswer = 10.0\n")
    server = endpoint(lambda request: llm.Reply(said.answer(), tokens=(9_000, 1_000)))
    monkeypatch.setenv("LINGDING_LLM_PRICES", str(prices))
    monkeypatch.setenv("LINGDING_LLM_CONCURRENCY", "2")
    result = lingding("extract", *files, "--reader", "both", "--max-cost", "0.5", "--json")
    assert len(result.out.splitlines()) == 6
    assert 1 <= len(server.requests) <= 5  # each of them cost $0.10
    assert "--max-cost 0.5" in result.err


def test_a_budget_needs_a_price(lingding, said, endpoint, llm, paper) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    result = lingding("extract", paper, "--reader", "both", "--max-cost", "1")
    assert result.status == 2
    assert "no price of scripted" in result.err


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (("--reader", "both"), {}, "LINGDING_LLM_BASE_URL"),
        (("--reader", "both"), {"LINGDING_LLM_BASE_URL": "localhost:1"}, "no address such as"),
        (("--reader", "both"), {"LINGDING_LLM_BASE_URL": "http://x:y/"}, "no address such as"),
        (("--reader", "both"), {"LINGDING_LLM_BASE_URL": "http://x/v1"}, "LINGDING_LLM_MODEL"),
        (
            ("--reader", "both"),
            {
                "LINGDING_LLM_BASE_URL": "http://x/v1",
                "LINGDING_LLM_MODEL": "m",
                "LINGDING_LLM_SECONDS": "soon",
            },
            "LINGDING_LLM_SECONDS",
        ),
        (("--reader", "both", "--answers", "none"), {}, "no folder of answers"),
        (("--reader", "gpt"), {}, "gpt"),
        (("--answers", "none"), {}, "--reader llm or both"),
        (("--strict",), {}, "--reader llm or both"),
        (("--dry-run",), {}, "--reader llm or both"),
        (("--reader", "both", "--dry-run"), {}, "LINGDING_LLM_MODEL"),
    ],
)
def test_what_is_set_wrong_is_one_line_and_nothing_is_written(
    lingding, paper, tmp_path, monkeypatch, arguments: tuple, environment: dict, says: str
) -> None:
    for name in ("BASE_URL", "MODEL", "API_KEY"):
        monkeypatch.delenv(f"LINGDING_LLM_{name}", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    store = tmp_path / "s"
    result = lingding("build", paper, *arguments, "--store", store)
    assert result.status == 2
    assert says in result.err
    assert result.err.count("\n") == 1
    assert not store.exists()


def test_frames_need_no_package_of_the_model(lingding, paper, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    assert lingding("extract", paper, "--json").status == 0


def test_a_missing_package_is_told_in_one_line(
    lingding, said, endpoint, llm, paper, monkeypatch
) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    monkeypatch.setitem(sys.modules, "openai", None)
    result = lingding("extract", paper, "--reader", "both")
    assert result.status == 2
    assert "pip install 'lingding[llm]'" in result.err
