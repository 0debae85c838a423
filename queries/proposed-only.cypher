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
MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED|SIGNED]->(b)
WHERE r.status = 'proposed'
  AND ($name IS NULL
       OR EXISTS { MATCH (a)-[:LOCATED_IN|PART_OF*0..4]->(w:Place|Organisation) WHERE w.id IN $name }
       OR EXISTS { MATCH (b)-[:LOCATED_IN|PART_OF*0..4]->(w:Place|Organisation) WHERE w.id IN $name })
  AND NOT EXISTS {
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
