// title: Promises without a signature
// group: time
// answers: Who meant to work together, or to sign, and has not signed anything together since, by all that was read.
// param name (actor, optional): only with this place or organisation, or what belongs to it
// param before (date, optional): only what was promised before this date
// column one: one side
// column other: the other
// column date: when it was promised
// column article: that tells it
// column sentence: its words
// example: lingding query unsigned-promises --param name=中山
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  WHERE r.status = 'proposed'
  RETURN a, r, b
  UNION
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  WHERE a.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
  UNION
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
}
WITH a, r, b
WHERE ($before IS NULL OR r.date < $before)
  AND NOT EXISTS { MATCH (a)-[further:COOPERATES_WITH]-(b) WHERE further.status IN ['agreed', 'active', 'completed'] }
  AND NOT EXISTS { MATCH (a)-[signed:SIGNED]->(:Agreement)<-[:SIGNED]-(b) WHERE signed.status <> 'proposed' }
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS one, b.name AS other, r.date AS date, r.article AS article, s.text AS sentence
ORDER BY coalesce(date, ''), article, one, other
