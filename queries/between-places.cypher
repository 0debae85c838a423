// title: Between two places
// group: places
// answers: Everything that joins two places, by themselves or by what their organisations do.
// param one (actor): a place (or organisation)
// param other (actor): the other
// column from: who acts
// column tie: what it does; a signed agreement or an event by its name
// column to: with or to whom
// column status: the furthest that it has come
// column date: of the article in which it has come furthest
// column articles: how many say so
// column sentence: one that says so
// example: lingding query between-places --param one=深圳 --param other=中山
MATCH (whole:Place|Organisation) WHERE whole.id IN $one
MATCH (actor:Place|Organisation)-[:LOCATED_IN|PART_OF*0..4]->(whole)
WITH collect(DISTINCT actor.id) AS here
MATCH (whole:Place|Organisation) WHERE whole.id IN $other
MATCH (actor:Place|Organisation)-[:LOCATED_IN|PART_OF*0..4]->(whole)
WHERE NOT actor.id IN here
WITH here, collect(DISTINCT actor.id) AS there
CALL (here, there) {
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(b:Place|Organisation)
  WHERE a.id IN here AND b.id IN there
  RETURN a, b, r, type(r) AS tie
  UNION
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(b:Place|Organisation)
  WHERE a.id IN there AND b.id IN here
  RETURN a, b, r, type(r) AS tie
  UNION
  MATCH (a:Place|Organisation)-[r:SIGNED]->(agreement:Agreement)<-[:SIGNED]-(b:Place|Organisation)
  WHERE a.id IN here AND b.id IN there
  RETURN a, b, r, 'SIGNED ' + agreement.name AS tie
  UNION
  MATCH (a:Place|Organisation)-[r:ORGANISED]->(event:Event)-[:COVERS|LOCATED_IN]->(b:Place|Organisation)
  WHERE a.id IN here AND b.id IN there
  RETURN a, b, r, 'ORGANISED ' + event.name AS tie
  UNION
  MATCH (a:Place|Organisation)-[r:ORGANISED]->(event:Event)-[:COVERS|LOCATED_IN]->(b:Place|Organisation)
  WHERE a.id IN there AND b.id IN here
  RETURN a, b, r, 'ORGANISED ' + event.name AS tie
}
WITH a, b, r, tie,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, r.article
WITH a, b, tie, collect(r)[0] AS furthest, count(DISTINCT r.article) AS articles
OPTIONAL MATCH (s:Sentence {id: furthest.evidence[0]})
RETURN a.name AS from, tie, b.name AS to, furthest.status AS status, furthest.date AS date,
       articles, s.text AS sentence
ORDER BY articles DESC, tie, from, to
