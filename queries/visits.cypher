// title: Visits
// group: partners
// answers: Who called on whom.
// param name (actor, optional): only visits by or to this place or organisation, or what belongs to it
// column visitor: whose delegation it was
// column visited: on whom it called
// column status: proposed or completed
// column date: as precise as the text allows
// column article: the article that reports it
// column sentence: its words
// example: lingding query visits --param name=澳门
MATCH (visitor:Place|Organisation)-[r:VISITED]->(visited:Place|Organisation)
WHERE $name IS NULL
   OR EXISTS { MATCH (visitor)-[:LOCATED_IN|PART_OF*0..4]->(w:Place|Organisation) WHERE w.id IN $name }
   OR EXISTS { MATCH (visited)-[:LOCATED_IN|PART_OF*0..4]->(w:Place|Organisation) WHERE w.id IN $name }
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN visitor.name AS visitor, visited.name AS visited, r.status AS status, r.date AS date,
       r.article AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, visitor, visited
