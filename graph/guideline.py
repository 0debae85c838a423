"""The guideline: what a careful reader takes from an article, as text made from the ontology.

One text for the people who annotate (docs/annotation.md) and for the language models that are
asked (`extraction.model`), so that what is measured and what is asked for stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.ontology import Label, Ontology, Relationship

_TEMPLATE = """\
## Entities
{entities}
{labels}

## Statements
| type | from → to | take | leave out |
|---|---|---|---|
{relationships}

**Status** is how far the text says it has come: {statuses}. {status_rules}

## Who acts
{actors}
"""


def guideline(known: Ontology) -> str:
    """The guideline as Markdown: entities by label, statements by type, status, who acts."""
    labels = (label for label in known.labels.values() if not label.source)
    types = (known.relationships[name] for name in known.statement_types())
    return _TEMPLATE.format(
        entities=_points(known.guideline["entities"]),
        labels="\n".join(_label(label) for label in labels),
        relationships="\n".join(_relationship(rel) for rel in types),
        statuses=", ".join(f"`{name}` ({known.meanings[name]})" for name in known.statuses),
        status_rules=" ".join(known.guideline["statuses"]),
        actors=_points(known.guideline["actors"]),
    )


def _points(rules: Iterable[str]) -> str:
    return "\n".join(f"* {rule}" for rule in rules)


def _label(label: Label) -> str:
    kinds = f" ({', '.join(label.kinds)})" if label.kinds else ""
    return " ".join((f"* **{label.name}**{kinds}: {label.says}.", *label.rules))


def _relationship(rel: Relationship) -> str:
    arrow = "–" if rel.symmetric else "→"
    ends = f"{', '.join(rel.sources)} {arrow} {', '.join(rel.targets)}"
    if rel.same_label:
        ends += " (of the same label)"
    return f"| `{rel.name}` | {ends} | {rel.take} | {rel.leave or '–'} |"
