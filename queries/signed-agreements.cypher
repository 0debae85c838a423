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
CALL () {
  WITH $place AS place WHERE place IS NULL
  MATCH (agreement:Agreement)<-[:SIGNED]-(:Place|Organisation)
  RETURN agreement
  UNION
  MATCH (party:Place|Organisation)-[:SIGNED]->(agreement:Agreement)
  WHERE party.id IN $place_inside
  RETURN agreement
}
MATCH (agreement)<-[r:SIGNED]-(party:Place|Organisation)
WITH agreement, party, r,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, party.name, r.article
WITH agreement,
     collect(DISTINCT party.name) AS parties,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.article)[0] AS article,
     collect(r.evidence[0])[0] AS cited
OPTIONAL MATCH (agreement)-[:COVERS]->(subject)
WITH agreement, parties, status, date, article, cited, subject
ORDER BY subject.name
WITH agreement, parties, status, date, article, cited, collect(DISTINCT subject.name) AS covers
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN agreement.name AS agreement, agreement.kind AS kind, parties, covers, status,
       CASE date WHEN '' THEN null ELSE date END AS date, article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, agreement, parties
