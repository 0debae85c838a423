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
// column articles: how many say so, reprints left out
// column sentence: one that says so
// example: lingding query between-places --param one=深圳 --param other=中山
CALL () {
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside
    AND b.id IN $other_inside AND NOT b.id IN $one_inside
  RETURN a, b, r, type(r) AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(b:Place|Organisation)
  WHERE a.id IN $other_inside AND NOT a.id IN $one_inside
    AND b.id IN $one_inside AND NOT b.id IN $other_inside
  RETURN a, b, r, type(r) AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:SIGNED]->(agreement:Agreement)<-[same:SIGNED]-(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside
    AND b.id IN $other_inside AND NOT b.id IN $one_inside AND same.article = r.article
  RETURN a, b, r, 'SIGNED ' + agreement.name AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:ORGANISED]->(event:Event)-[:COVERS|LOCATED_IN]->(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside
    AND b.id IN $other_inside AND NOT b.id IN $one_inside
  RETURN a, b, r, 'ORGANISED ' + event.name AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:ORGANISED]->(event:Event)-[:COVERS|LOCATED_IN]->(b:Place|Organisation)
  WHERE a.id IN $other_inside AND NOT a.id IN $one_inside
    AND b.id IN $one_inside AND NOT b.id IN $other_inside
  RETURN a, b, r, 'ORGANISED ' + event.name AS tie
}
WITH a, b, r, tie,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, r.article
WITH a, b, tie,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.evidence[0])[0] AS cited,
     count(DISTINCT r.origin) AS articles
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN a.name AS from, tie, b.name AS to, status, CASE date WHEN '' THEN null ELSE date END AS date, articles,
       s.text AS sentence
ORDER BY articles DESC, tie, from, to
