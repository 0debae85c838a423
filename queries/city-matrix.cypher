// title: City by city
// group: places
// answers: How often cities work together, counting what their organisations do; special administrative regions count as cities.
// param place (place, optional): only pairs with this city in them
// column one: a city
// column other: another, neither lying in the other
// column ties: pairs that work together, of the cities or of what stands in them
// column agreed: of these, agreed or further by some article
// column articles: how many tell of it, reprints left out
// column latest: the latest date that is told
// example: lingding query city-matrix
CALL () {
  WITH $place AS place WHERE place IS NULL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  RETURN a, r, b
  UNION
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  WHERE a.id IN $place_inside
  RETURN a, r, b
  UNION
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH]-(a:Place|Organisation)
  WHERE b.id IN $place_inside
  RETURN a, r, b
}
WITH a, b, collect(DISTINCT r.origin) AS told, max(r.date) AS latest,
     max(CASE WHEN r.status IN $statuses[1..] THEN 1 ELSE 0 END) AS agreed
CALL (a) {
  MATCH (a)-[:LOCATED_IN|PART_OF*0..4]->(city:City|Sar)
  RETURN DISTINCT city AS one
}
CALL (b) {
  MATCH (b)-[:LOCATED_IN|PART_OF*0..4]->(city:City|Sar)
  RETURN DISTINCT city AS other
}
WITH a, b, told, latest, agreed, one, other
WHERE one.id <> other.id
  AND ($place IS NULL OR one.id IN $place OR other.id IN $place)
  AND NOT EXISTS { (one)-[:PART_OF]->(other) } AND NOT EXISTS { (other)-[:PART_OF]->(one) }
WITH CASE WHEN one.id < other.id THEN one ELSE other END AS first,
     CASE WHEN one.id < other.id THEN other ELSE one END AS second, told, latest, agreed, a.id + ' ' + b.id AS pair
UNWIND told AS article
WITH first, second, count(DISTINCT pair) AS ties, max(latest) AS latest, count(DISTINCT article) AS articles,
     count(DISTINCT CASE agreed WHEN 1 THEN pair END) AS agreed
RETURN first.name AS one, second.name AS other, ties, agreed, articles, latest
ORDER BY ties DESC, articles DESC, one, other
