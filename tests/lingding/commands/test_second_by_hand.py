"""Prompts written as files, and answers taken from files."""

from __future__ import annotations

import json
import shutil

from graph.record import Record


def test_prompts_go_out_and_answers_come_in_as_files(lingding, said, paper, tmp_path) -> None:
    folder = tmp_path / "prompts"
    result = lingding("prompts", paper, "--out", folder)
    assert (result.status, result.out) == (0, f"wrote 1 prompt into {folder}\n")
    (prompt,) = folder.glob("*.txt")
    assert "火星大学收购深圳大学" in prompt.read_text("utf-8")
    prompt.with_suffix(".json").write_text(f"```json\n{said.answer()}\n```\n", "utf-8")
    read = lingding("extract", paper, "--reader", "both", "--answers", folder, "--json")
    record = Record.from_json(read.out)
    assert said.ONLY_THE_MODEL in said.ties(record)
    assert {s.model for s in record.statements} == {None, "by hand"}


def test_an_answer_by_hand_that_cannot_be_read_is_as_none(lingding, said, paper, tmp_path) -> None:
    folder = tmp_path / "prompts"
    lingding("prompts", paper, "--out", folder)
    (prompt,) = folder.glob("*.txt")
    prompt.with_suffix(".json").write_text(said.answer()[:-30], "utf-8")
    result = lingding("extract", paper, "--reader", "llm", "--answers", folder, "--json")
    assert result.out == lingding("extract", paper, "--json").out
    assert "1 not of the form asked for" in result.err
    assert "1 question has no answer that can be read; frames read alone there" in result.err


def test_a_batch_s_output_is_taken_as_it_is(lingding, said, paper, tmp_path) -> None:
    lingding("prompts", paper, "--out", tmp_path / "out")
    (line,) = (tmp_path / "out" / "requests.jsonl").read_text("utf-8").splitlines()
    request = json.loads(line)
    assert request["url"] == "/v1/chat/completions"
    answers = tmp_path / "answers"
    answers.mkdir()
    choice = {"message": {"content": said.answer()}, "finish_reason": "stop"}
    done = {"custom_id": request["custom_id"], "response": {"body": {"choices": [choice]}}}
    failed = {"custom_id": "b-1-0123456789abcdef", "response": None, "error": {"code": "x"}}
    (answers / "batch.jsonl").write_text(
        f"{json.dumps(failed)}\n{json.dumps(done, ensure_ascii=False)}\n", "utf-8"
    )
    read = lingding("extract", paper, "--reader", "llm", "--answers", answers, "--json")
    assert said.ties(Record.from_json(read.out)) == {said.ONLY_THE_MODEL}


def test_a_changed_article_is_not_answered_by_the_old_answer(
    lingding, said, paper, tmp_path
) -> None:
    folder = tmp_path / "prompts"
    lingding("prompts", paper, "--out", folder)
    (prompt,) = folder.glob("*.txt")
    shutil.move(prompt, prompt.with_suffix(".json"))
    prompt.with_suffix(".json").write_text(said.answer(), "utf-8")
    paper.write_text(said.TEXT.replace("李明", "李敏"), "utf-8")
    result = lingding("extract", paper, "--reader", "both", "--answers", folder, "--json")
    assert "1 question has no answer" in result.err
    strict = lingding("extract", paper, "--reader", "both", "--answers", folder, "--strict")
    assert strict.status == 2
