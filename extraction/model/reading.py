"""An article read with a language model's answers: by them alone, or merged with the frames."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.annotation.pipeline import Annotation, annotate
from extraction.assembly import build, stands_alone, told
from extraction.model.bounds import join
from extraction.model.dropped import Dropped
from extraction.model.gate import Admitted, Gate
from extraction.model.hearing import Heard, hear
from extraction.model.merging import merge
from extraction.model.naming import Naming
from extraction.model.second import Reader, Second
from extraction.model.unsaid import forsaken, weigh, weigh_names
from extraction.reading.document import Document
from graph.record import Record


@dataclass(frozen=True, slots=True)
class Read:
    """One article read. dropped: what the gate kept out. missing: the names of the questions
    without an answer that can be read; where there are any, or an answer was cut off, the model
    alone is not enough, and frames read too."""

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
    model = second.answers.model
    heard = hear(document, home_city, second.answers)
    article = annotate(document, document.home_city or home_city, published)
    framed = told(article.reading, article.entities)
    named = {draft.id for draft in article.entities.drafts.values() if stands_alone(draft)}
    before = set(article.entities.drafts)
    admitted = _admitted(article, heard, model)
    if second.reader is Reader.llm and not heard.missing and not heard.cut_off:
        claims, named = admitted.claims, admitted.entities
    else:
        known = named | {end for claim in framed for end in (claim.subject, claim.object)}
        ours, theirs = known - admitted.entities, admitted.entities - before
        gone = join(article.entities, ours, theirs, [*framed, *admitted.claims])
        claims, same = merge(framed, admitted.claims, article.entities)
        modelled = {same.get(id_, gone.get(id_, id_)) for id_ in admitted.entities}
        named = {gone.get(id_, id_) for id_ in named} | modelled
        if heard.whole:
            both = claims
            claims, dropped = weigh(both, model, article)
            admitted.dropped += dropped
            named -= forsaken(both, claims)
            named = weigh_names(named, modelled, model, article.entities)
    record = build(
        article.text, article.sentences, article.entities, claims, article.setting, named
    )
    return Read(record, tuple(dict.fromkeys(admitted.dropped)), heard.missing)


def _admitted(article: Annotation, heard: Heard, model: str) -> Admitted:
    """What passes the gate of all that was heard on an article."""
    admitted = Admitted(dropped=list(heard.unreadable))
    naming = Naming(article)
    for question, found in heard.found:
        admitted.add(Gate(article, naming, question.window, model, found).admitted())
    return admitted
