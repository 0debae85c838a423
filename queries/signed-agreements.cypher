// title: Signed agreements
// group: agreements
// answers: Which agreements were signed, by whom, when, about what, and where it says so.
// param place (actor, optional): only those with a party that is, or belongs to, this place or organisation
// column agreement: its name
// column kind: strategic, framework, memorandum, contract, other
// column parties: who signed
// column covers: what it is about, where the text names it
// column status: agreed, or what became of it
// column date: as precise as the text allows
// column article: the article that reports it
// column sentence: the words of the article
// example: lingding query signed-agreements --param place=深圳
MATCH (party:Place|Organisation)-[:SIGNED]->(agreement:Agreement)
WHERE $place IS NULL
   OR EXISTS { MATCH (party)-[:LOCATED_IN|PART_OF*0..4]->(whole:Place|Organisation) WHERE whole.id IN $place }
WITH DISTINCT agreement
MATCH (party:Place|Organisation)-[r:SIGNED]->(agreement)
WITH agreement, party, r,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, party.name, r.article
WITH agreement, collect(DISTINCT party.name) AS parties, collect(r)[0] AS furthest
OPTIONAL MATCH (agreement)-[:COVERS]->(subject)
WITH agreement, parties, furthest, collect(DISTINCT subject.name) AS covers
OPTIONAL MATCH (s:Sentence {id: furthest.evidence[0]})
RETURN agreement.name AS agreement, agreement.kind AS kind, parties, covers,
       furthest.status AS status, furthest.date AS date, furthest.article AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, agreement, parties
