"""Writes docs/ontology.md, the tables of what the graph may say, and the guideline in
docs/annotation.md, from graph/ontology.toml.

python scripts/ontology_page.py    (or: make docs)
"""

from __future__ import annotations

from pathlib import Path

from graph.guideline import guideline
from graph.ontology import Label, Ontology, Relationship, ontology

PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"
GUIDE = PAGE.with_name("annotation.md")
BEGIN, END = "<!-- guideline -->\n", "<!-- end -->"

GROUPS = {
    "assertive": "who does what with whom; with a status",
    "structural": "what belongs where",
    "context": "taking part, subject matter",
    "provenance": "where it is written",
}

TEMPLATE = """\
# The ontology

Everything that the graph can say, version {version}. This page is made from
[graph/ontology.toml](../graph/ontology.toml) by `make docs`; change that file, not this one.
What counts as which is told in [annotation.md](annotation.md).

## Labels
Every entity has `id`, `name` (in Simplified Chinese unless it has no Chinese name) and `aliases`.
A kind is a second label as well: a city is `(:Place:City {{kind: 'city'}})`.

| label | kinds | says |
|---|---|---|
{labels}

## Relationship types
| type | from → to | group | properties | says |
|---|---|---|---|---|
{relationships}

{groups}

A symmetric type is stored once, the smaller id first, and asked without an arrow:
`(a)-[:COOPERATES_WITH]-(b)`.

## Properties of a statement
| property | values |
|---|---|
| `status` | how far along, from first to last: {statuses}; the furthest that a source tells |
| `date` | ISO 8601, as precise as the source: `2024`, `2024-03`, `2024-03-15` |
| `confidence` | 0–1, measured on the gold set: see [quality.md](quality.md) |
| `evidence` | the sentences that say so; at least one |
| `article` | the article that says so; each article has a relationship of its own |
| `origin` | the article that printed the text first; reprints share it, so it is what to count |
| `rule`, `model` | what produced it: a frame, a [language model](llm.md), or both |
| `dispute` | how the two contradict each other, if they do: somebody should look |
"""


def page(known: Ontology) -> str:
    """The page as Markdown."""
    return TEMPLATE.format(
        version=known.version,
        labels="\n".join(_label(label) for label in known.labels.values()),
        relationships="\n".join(_relationship(rel) for rel in known.relationships.values()),
        groups="Groups: " + "; ".join(f"*{name}* – {says}" for name, says in GROUPS.items()) + ".",
        statuses=", ".join(f"`{status}`" for status in known.statuses),
    )


def guide(page: str, known: Ontology) -> str:
    """The text of docs/annotation.md with the guideline between its marks made anew."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}{guideline(known)}{END}{rest.partition(END)[2]}"


def _label(label: Label) -> str:
    return f"| `{label.name}` | {', '.join(label.kinds) or '–'} | {label.says} |"


def _relationship(rel: Relationship) -> str:
    arrow = "–" if rel.symmetric else "→"
    ends = f"{', '.join(rel.sources)} {arrow} {', '.join(rel.targets)}"
    if rel.same_label:
        ends += " (of the same label)"
    properties = ", ".join(f"`{name}`" for name in rel.properties) or "–"
    return f"| `{rel.name}` | {ends} | {rel.group} | {properties} | {rel.says} |"


if __name__ == "__main__":
    PAGE.write_text(page(ontology()), "utf-8")
    GUIDE.write_text(guide(GUIDE.read_text("utf-8"), ontology()), "utf-8")
