from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.record import Record
from graph.view import claim_of, look, view


@pytest.fixture
def archive(page: Record, tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "store", create=True)
    with archive.writing():
        archive.put(page)
    return archive


def test_every_statement_has_its_words_in_its_sentence(archive: Archive, page: Record) -> None:
    shown = look(archive)
    words = {piece.text for statement in page.statements for piece in statement.evidence}
    for source, target, edge in shown.graph.edges(data=True):
        quotes = shown.quotes[claim_of(source, target, edge)]
        assert quotes
        for quote in quotes:
            assert shown.sentences[quote.sentence].text[quote.start : quote.end] in words


def test_names_in_sentences_do_not_overlap_and_are_right(archive: Archive, page: Record) -> None:
    known = {entity.id: {m.text for m in entity.mentions} for entity in page.entities}
    shown = look(archive)
    assert shown.names
    for sentence, names in shown.names.items():
        text, end = shown.sentences[sentence].text, 0
        for start, stop, entity in names:
            assert end <= start
            assert text[start:stop] in known[entity]
            end = stop


def test_graph_without_its_corpus_proves_by_whole_sentences(archive: Archive) -> None:
    whole = look(archive)
    shutil.rmtree(archive.corpus.folder)
    shown = look(archive)
    assert set(shown.quotes) == set(whole.quotes)
    for claim, quotes in shown.quotes.items():
        assert {q.sentence for q in quotes} == {q.sentence for q in whole.quotes[claim]}
        assert all(q.end - q.start == len(shown.sentences[q.sentence].text) for q in quotes)
    assert shown.names == whole.names


def test_articles_that_say_nothing_of_the_part_are_left_out(archive: Archive) -> None:
    shown = look(archive)
    nothing = view(shown.graph.subgraph([]), archive.corpus)
    assert not nothing.sentences
    assert not nothing.quotes
