"""An article read with a language model's answers: by them alone, or merged with the frames."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.annotation.pipeline import Annotation, annotate
from extraction.assembly import build, stands_alone, told
from extraction.model.bounds import join
from extraction.model.dropped import Dropped, Reason
from extraction.model.gate import Admitted, Gate
from extraction.model.items import items
from extraction.model.merging import merge
from extraction.model.naming import Naming
from extraction.model.questions import Answer, Question, questions
from extraction.model.second import Reader, Second
from extraction.model.unsaid import forsaken, weigh, weigh_names
from extraction.reading.document import Document
from graph.record import Record


@dataclass(frozen=True, slots=True)
class Read:
    """One article read. dropped: what the gate kept out. missing: the names of the questions
    without an answer; where there are any, the model alone is not enough, and frames read too."""

    record: Record
    dropped: tuple[Dropped, ...] = ()
    missing: tuple[str, ...] = ()


def read_document(
    document: Document,
    second: Second,
    *,
    home_city: str | None = None,
    published: str | None = None,
) -> Read:
    """An article read with the answers that there are."""
    asked = questions(document, home_city)
    answers = [(question, second.answers.get(question)) for question in asked]
    answered = [(question, answer) for question, answer in answers if answer is not None]
    missing = tuple(question.name for question, answer in answers if answer is None)
    article = annotate(document, document.home_city or home_city, published)
    framed = told(article.reading, article.entities)
    named = {draft.id for draft in article.entities.drafts.values() if stands_alone(draft)}
    before = set(article.entities.drafts)
    admitted = _admitted(article, answered, second.answers.model)
    if second.reader is Reader.llm and not missing:
        claims, named = admitted.claims, admitted.entities
    else:
        known = named | {end for claim in framed for end in (claim.subject, claim.object)}
        ours, theirs = known - admitted.entities, admitted.entities - before
        gone = join(article.entities, ours, theirs, [*framed, *admitted.claims])
        claims, same = merge(framed, admitted.claims, article.entities)
        named = {gone.get(id_, id_) for id_ in named}
        theirs = {same.get(id_, gone.get(id_, id_)) for id_ in admitted.entities}
        named |= theirs
        if not missing:
            both = claims
            claims, dropped = weigh(both, second.answers.model, article)
            admitted.dropped += dropped
            named -= forsaken(both, claims)
            named = weigh_names(named, theirs, second.answers.model, article.entities)
    record = build(
        article.text, article.sentences, article.entities, claims, article.setting, named
    )
    return Read(record, tuple(dict.fromkeys(admitted.dropped)), missing)


def _admitted(article: Annotation, answered: list[tuple[Question, Answer]], model: str) -> Admitted:
    """What passes the gate of all answers on an article."""
    admitted = Admitted()
    naming = Naming(article)
    for question, answer in answered:
        try:
            found = items(answer.content, answer.whole)
        except ValueError as error:
            id_ = article.text.document.id
            admitted.dropped.append(Dropped(id_, f"a whole answer: {error}", Reason.form))
            continue
        admitted.add(Gate(article, naming, question.window, model, found).admitted())
    return admitted
