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
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (visitor:Place|Organisation)-[r:VISITED]->(visited:Place|Organisation)
  RETURN visitor, r, visited
  UNION
  MATCH (visitor:Place|Organisation)-[r:VISITED]->(visited:Place|Organisation)
  WHERE visitor.id IN $name_inside
  RETURN visitor, r, visited
  UNION
  MATCH (visited:Place|Organisation)<-[r:VISITED]-(visitor:Place|Organisation)
  WHERE visited.id IN $name_inside
  RETURN visitor, r, visited
}
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN visitor.name AS visitor, visited.name AS visited, r.status AS status, r.date AS date,
       r.article AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, visitor, visited
