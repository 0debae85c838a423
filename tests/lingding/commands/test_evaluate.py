import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.record import Article, Entity, Evidence, Mention, Record, Statement
from lingding.cli import main

TEXT = "甲公司与乙公司签约合作。丙公司到访。"

Run = Callable[..., "Result"]


@dataclass(frozen=True)
class Result:
    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls `lingding evaluate` as the shell would, in this process."""

    def invoke(*words: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["lingding", "evaluate", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Result(int(ended.value.code or 0), out, err)

    return invoke


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Gold articles d01 and d02 with two companies that work together, and their records: d01
    finds it by the rule `right`, d02 only a visit, by the rule `wrong`."""
    (tmp_path / "texts").mkdir()
    names = ["甲公司", "乙公司"]
    work = {"s": names[0], "p": "COOPERATES_WITH", "o": names[1], "evidence": ["签约合作"]}
    gold = {
        "entities": [{"name": n, "label": "Organisation", "kind": "company"} for n in names],
        "statements": [work],
    }
    for id_ in ("d01", "d02"):
        (tmp_path / f"{id_}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
        (tmp_path / "texts" / f"{id_}.txt").write_text(TEXT, "utf-8")
    lines = [record("d01", "COOPERATES_WITH", "right"), record("d02", "VISITED", "wrong")]
    (tmp_path / "records.jsonl").write_text("".join(f"{r.to_json()}\n" for r in lines), "utf-8")
    return tmp_path


def record(id_: str, type_: str, rule: str) -> Record:
    ids = [f"organisation:{name}" for name in ("甲公司", "乙公司")]
    mention = Mention(f"{id_}#0", "", 0, 3)
    evidence = Evidence(f"{id_}#0", 0, len(TEXT), TEXT)
    return Record(
        Article(id_, "", None, None, None, "", ""),
        (),
        tuple(Entity(i, "Organisation", "company", i[13:], (), (mention,)) for i in ids),
        (Statement(ids[0], type_, ids[1], "agreed", None, 0.5, (evidence,), rule=rule),),
    )


def test_evaluate_prints_figures_status_and_calibration(run: Run, folder: Path) -> None:
    result = run(folder, "--records", folder / "records.jsonl")
    assert result.exit_code == 0
    rows = {
        line.split("│")[1].strip(): [cell.strip() for cell in line.split("│")[2:-1]]
        for line in result.stdout.splitlines()
        if line.startswith("│")
    }
    assert rows["entities, strict"] == ["1.000", "1.000", "1.000", "4", "0", "0"]
    assert rows["relations, lenient"] == ["0.500", "0.500", "0.500", "1", "1", "1"]
    assert rows["0.5–0.6"] == ["2", "0.500", "0.500"]


def test_evaluate_lists_errors_with_their_sentence_only_when_asked(run: Run, folder: Path) -> None:
    plain = run(folder, "--records", folder / "records.jsonl").stdout
    asked = run(folder, "--records", folder / "records.jsonl", "--errors").stdout
    assert "签约合作" not in plain
    assert "d02  missed  COOPERATES_WITH  甲公司 → 乙公司\n    甲公司与乙公司签约合作。" in asked
    assert "d02  spurious  VISITED  甲公司 → 乙公司  (wrong 0.50)" in asked
    assert "d01" not in asked


def test_evaluate_prints_json(run: Run, folder: Path) -> None:
    data = json.loads(run(folder, "--records", folder / "records.jsonl", "--json").stdout)
    assert data["articles"] == 2
    assert data["lenient"]["relations"]["f1"] == 0.5
    assert [error["type"] for error in data["errors"]] == ["VISITED", "COOPERATES_WITH"]


def test_evaluate_judges_only_the_articles_asked_for(run: Run, folder: Path) -> None:
    for only, f1 in (("odd", 1.0), ("even", 0.0), ("d02", 0.0)):
        result = run(folder, "--records", folder / "records.jsonl", "--only", only, "--json")
        data = json.loads(result.stdout)
        assert (data["articles"], data["lenient"]["relations"]["f1"]) == (1, f1)


def test_evaluate_calibrates_on_articles_that_are_not_held_out(run: Run, folder: Path) -> None:
    file = folder / "confidence.toml"
    result = run(folder, "--records", folder / "records.jsonl", "--calibrate", file)
    assert result.exit_code == 0
    assert tomllib.loads(file.read_text("utf-8")) == {
        "types": {"COOPERATES_WITH": 1.0},
        "rules": {"right": 1.0},
    }


def test_evaluate_calibrates_on_all_articles_when_asked(run: Run, folder: Path) -> None:
    file = folder / "confidence.toml"
    run(folder, "--records", folder / "records.jsonl", "--calibrate", file, "--with-held-out")
    rules = tomllib.loads(file.read_text("utf-8"))["rules"]
    assert set(rules) == {"right", "wrong"}
    assert rules["wrong"] < 0.5 < rules["right"]


def test_evaluate_writes_a_page(run: Run, folder: Path) -> None:
    file = folder / "page.html"
    result = run(folder, "--records", folder / "records.jsonl", "--html", file)
    assert result.exit_code == 0
    assert "2 articles, 2 errors" in file.read_text("utf-8")


def test_evaluate_reads_records_with_line_separators_inside(run: Run, folder: Path) -> None:
    odd = record("d01", "COOPERATES_WITH", "right\u2028\x85")
    (folder / "records.jsonl").write_text(f"{odd.to_json()}\n", "utf-8")
    assert run(folder, "--records", folder / "records.jsonl", "--only", "d01").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--records", "{0}/none.jsonl"], "none.jsonl: No such file or directory"),
        (["--records", "{0}/d01.json"], "d01.json, line 1: "),
        (["--records", "{0}/records.jsonl", "--only", "d77"], "no gold article d77"),
        (["--records", "{0}/records.jsonl", "--html", "{0}/no/x.html"], "no/x.html: No such file"),
        (["--records", "{0}/texts"], "texts: Is a directory"),
    ],
)
def test_evaluate_says_in_one_line_what_is_wrong(
    run: Run, folder: Path, words: list[str], said: str
) -> None:
    result = run(folder, *(word.format(folder) for word in words))
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_evaluate_of_a_folder_without_gold_is_refused(run: Run, tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "no gold files" in result.stderr


def test_evaluate_is_imported_without_what_it_works_with() -> None:
    code = "import sys, lingding.commands.evaluate; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "opencc", "numpy", "extraction.evaluation"} & set(done.stdout.split())
