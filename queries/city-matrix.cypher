// title: City by city
// chinese: 城市与城市
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
// asks: 哪些城市之间合作最多？
// asks: 城市之间的合作次数
// asks: 各城市两两合作情况
// asks: 哪两个城市合作最密切？
// asks: {place}和哪些城市合作最多？
// asks: {place}与各个城市的合作次数
// asks: 城市合作矩阵
// asks: 城市间合作排名
// asks: 哪些城市合作得最多？
// asks: 城市之间谁跟谁合作最多？
// asks: 各城市之间合作的次数
// asks: 跟{place}合作最多的城市是哪些？
// asks: {place}同其他城市合作的频率
// asks: 各城市之间的合作矩阵
// asks: 城市之间的合作排名
// asks: 两两城市的合作情况
// asks: {place}与其他城市合作的次数
// asks: How often do cities work together?
// asks: Which cities work together most?
// asks: cooperation between cities
// asks: matrix of cities
// asks: With which cities does {place} cooperate most?
// asks: How often does {place} work with each other city?
// asks: Which two cities are closest?
// asks: city by city cooperation
// asks: ranking of cities by cooperation with {place}
// asks: Which cities cooperate the most with each other?
// asks: Which pairs of cities work together most often?
// asks: number of ties between cities
// asks: cities ranked by cooperation with {place}
// asks: Which city does {place} cooperate with most often?
// asks: matrix of cooperation between cities
// asks: Which cities are closest to each other?
CALL () {
  WITH $place AS place WHERE place IS NULL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  WHERE a.id IN $place_inside
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH]-(a:Place|Organisation)
  WHERE b.id IN $place_inside AND NOT a.id IN $place_inside
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
