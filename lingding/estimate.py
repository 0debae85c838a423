"""What asking a language model would cost, told without asking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extraction.model.errors import ModelError
from extraction.model.second import Reader
from lingding.output import tell
from lingding.second import kept_answers


def estimate(
    paths: Sequence[Path], reader: Reader, home_city: str | None, encoding: str | None
) -> Iterator[str]:
    """What asking would cost, in lines; nothing is sent."""
    from extraction.model.asking import asked_of
    from extraction.model.budget import PRICES, of_answer, of_question
    from extraction.model.budget import price as price_of
    from extraction.model.settings import max_tokens, model_name
    from extraction.reading import UnreadableError, sources

    if reader is Reader.frames:
        raise ModelError("--dry-run tells what asking a model costs; say --reader llm or both")
    model = model_name()
    cache, price = kept_answers(model, max_tokens()), price_of(model)
    articles: set[str] = set()
    known = questions = told = answers = 0
    for source in sources(paths, encoding):
        if isinstance(source, UnreadableError):
            tell([str(source)])
            continue
        for question in asked_of(source, home_city, encoding):
            articles.add(question.article)
            if cache.get(question) is not None:
                known += 1
                continue
            questions += 1
            told += of_question(question)
            answers += of_answer(question)
    yield f"articles   {len(articles):,}"
    yield f"questions  {questions:,} to ask, {known:,} answered before"
    yield f"tokens     about {told:,} of questions, {answers:,} of answers (estimated)"
    if price is None:
        yield f"cost       unknown: no price of {model}; give one in the file {PRICES} names"
    else:
        yield f"cost       about ${price.of(told, answers):,.2f} with {model}"
