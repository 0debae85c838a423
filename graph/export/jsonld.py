"""`.jsonld`: linked data: schema.org for what things are, PROV for what says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

from graph.export.cleaning import flat
from graph.export.formats import Options
from graph.view import View, claim_of

NAMESPACE = "urn:lingding:"
_CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ld": NAMESPACE,
}
# the class of schema.org of a label, or of a kind of it
_TYPES = {
    "Place": "schema:Place",
    "Place/country": "schema:Country",
    "Place/province": "schema:State",
    "Place/city": "schema:City",
    "Organisation": "schema:Organization",
    "Organisation/university": "schema:CollegeOrUniversity",
    "Organisation/institute": "schema:ResearchOrganization",
    "Organisation/company": "schema:Corporation",
    "Organisation/government": "schema:GovernmentOrganization",
    "Organisation/hospital": "schema:Hospital",
    "Organisation/media": "schema:NewsMediaOrganization",
    "Person": "schema:Person",
    "Agreement": "schema:DigitalDocument",
    "Project": "schema:Project",
    "Event": "schema:Event",
    "Policy": "schema:Legislation",
}


def write(view: View, path: Path, options: Options) -> None:
    """Write every entity, statement, quoted sentence and article as a node with an address.

    A statement is an rdf:Statement (subject, predicate, object) that PROV derives from the
    sentences that say so, and these from their article; offsets count characters.
    """
    items = [*_entities(view), *_statements(view), *_sentences(view), *_articles(view)]
    document = {"@context": _CONTEXT, "@graph": items}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _address(kind: str, id_: str) -> str:
    return f"{NAMESPACE}{kind}:{percent(flat(id_), safe='')}"


def _refer(kind: str, id_: str) -> dict[str, str]:
    return {"@id": _address(kind, id_)}


def _present(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _entities(view: View) -> list[dict[str, Any]]:
    items = []
    for node, data in view.graph.nodes(data=True):
        label = data["label"]
        kind = _TYPES.get(f"{label}/{data.get('kind')}", _TYPES[label])
        items.append(
            _present(
                {
                    **_refer("entity", node),
                    "@type": [kind, f"ld:{label}"],
                    "schema:name": {"@value": flat(data["name"]), "@language": "zh"},
                    "schema:alternateName": [
                        {"@value": flat(alias), "@language": "zh"}
                        for alias in data.get("aliases", ())
                    ],
                    "schema:identifier": data.get("code"),
                    "ld:kind": data.get("kind"),
                }
            )
        )
    return items


def _statements(view: View) -> list[dict[str, Any]]:
    items = []
    for source, target, edge in view.graph.edges(data=True):
        claim = claim_of(source, target, edge)
        quotes = view.quotes.get(claim, ())
        items.append(
            _present(
                {
                    **_refer("statement", " ".join(claim)),
                    "@type": ["rdf:Statement", "prov:Entity"],
                    "rdf:subject": _refer("entity", source),
                    "rdf:predicate": {"@id": f"ld:{edge['type']}"},
                    "rdf:object": _refer("entity", target),
                    "ld:status": edge.get("status"),
                    "schema:temporal": edge.get("date"),
                    "schema:roleName": edge.get("role") and flat(edge["role"]),
                    "ld:reviewed": edge.get("reviewed"),
                    "ld:dispute": edge.get("dispute"),
                    "ld:confidence": {"@value": str(edge["confidence"]), "@type": "xsd:decimal"},
                    "prov:wasDerivedFrom": _refer("article", edge["article"]),
                    "prov:wasGeneratedBy": {
                        "@type": "prov:Activity",
                        "schema:name": _made_by(edge),
                    },
                    "prov:hadPrimarySource": [
                        {
                            "@type": "prov:Entity",
                            "prov:value": flat(
                                view.sentences[quote.sentence].text[quote.start : quote.end]
                            ),
                            "ld:start": quote.start,
                            "ld:end": quote.end,
                            "prov:wasQuotedFrom": _refer("sentence", quote.sentence),
                        }
                        for quote in quotes
                    ],
                }
            )
        )
    return items


def _made_by(edge: dict[str, Any]) -> str:
    """The rule that made a claim, the model, or both."""
    return " + ".join(filter(None, (edge.get("rule"), edge.get("model")))) or "unknown"


def _sentences(view: View) -> list[dict[str, Any]]:
    of = {quote.sentence: claim[0] for claim, quotes in view.quotes.items() for quote in quotes}
    return [
        _present(
            {
                **_refer("sentence", id_),
                "@type": ["schema:Quotation", "prov:Entity"],
                "schema:text": {"@value": flat(sentence.text), "@language": "zh"},
                "ld:start": sentence.start,
                "ld:end": sentence.end,
                "ld:page": sentence.page,
                "prov:wasQuotedFrom": _refer("article", of[id_]),
            }
        )
        for id_, sentence in view.sentences.items()
    ]


def _articles(view: View) -> list[dict[str, Any]]:
    return [
        _present(
            {
                **_refer("article", article.id),
                "@type": ["schema:NewsArticle", "prov:Entity"],
                "schema:headline": flat(article.title),
                "schema:datePublished": article.published,
                "schema:publisher": article.source and flat(article.source),
                "schema:sha256": article.sha256,
            }
        )
        for article in view.articles.values()
    ]
