// title: Who holds office
// group: people
// answers: Which persons hold which office where, with one sentence that says so.
// param name (actor, optional): only in this place or organisation, or what belongs to it
// column person: who
// column role: the office
// column office: where
// column articles: how many say so, reprints left out
// column sentence: one that does
// example: lingding query officials --param name=中山
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (office:Place|Organisation)<-[r:WORKS_FOR]-(person:Person)
  RETURN person, r, office
  UNION
  MATCH (office:Place|Organisation)<-[r:WORKS_FOR]-(person:Person)
  WHERE office.id IN $name_inside
  RETURN person, r, office
}
WITH person, office, r ORDER BY r.confidence DESC, r.article
WITH person, office, coalesce(r.role, '') AS role, count(DISTINCT r.origin) AS articles, collect(r.evidence[0])[0] AS cited
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN person.name AS person, CASE role WHEN '' THEN null ELSE role END AS role, office.name AS office, articles, s.text AS sentence
ORDER BY office, person, role
