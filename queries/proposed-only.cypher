// title: Only proposed
// group: time
// answers: What is discussed or planned and, by all that was read, has come no further. A visit does not count as further.
// param name (actor, optional): only what this place or organisation, or what belongs to it, takes part in
// column from: who means to act
// column tie: what is proposed
// column to: with, for or what
// column date: as precise as the text allows
// column article: the article that says so
// column sentence: its words
// example: lingding query proposed-only --param name=香港
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED|SIGNED]->(b)
  WHERE r.status = 'proposed'
  RETURN a, r, b
  UNION
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED|SIGNED]->(b)
  WHERE a.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
  UNION
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
}
WITH a, r, b
WHERE NOT EXISTS {
    MATCH (a)-[further:COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED|SIGNED]-(b)
    WHERE further.status <> 'proposed'
  }
  AND NOT EXISTS {
    MATCH (a)-[signed:SIGNED]->(:Agreement)<-[:SIGNED]-(b) WHERE signed.status <> 'proposed'
  }
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS from, type(r) AS tie, b.name AS to, r.date AS date, r.article AS article,
       s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, tie, from, to
