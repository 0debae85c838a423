// title: Institutes away from their university
// group: institutions
// answers: Which institutes of universities stand in another place than the university, by parent university.
// param university (organisation, optional): only institutes of this university
// column university: the parent
// column home: where it stands, where the articles tell
// column institute: what belongs to it
// column place: where the institute stands
// column status: how far it has come, if it is being built
// column article: one that says where it stands
// column sentence: its words
// example: lingding query off-site-institutes
MATCH (university:University)<-[:PART_OF*1..2]-(institute:Organisation)
WHERE $university IS NULL OR university.id IN $university
WITH DISTINCT university, institute
MATCH (institute)-[r:LOCATED_IN]->(place:Place)
WHERE NOT EXISTS { (university)-[:LOCATED_IN]->(:Place)<-[:PART_OF*0..3]-(place) }
  AND NOT EXISTS { (university)-[:LOCATED_IN]->(:Place)-[:PART_OF*1..3]->(place) }
WITH university, institute, place, r ORDER BY r.article
WITH university, institute, place, collect(r.article)[0] AS article, collect(r.evidence[0])[0] AS cited
OPTIONAL MATCH (university)-[:LOCATED_IN]->(home:Place)
WITH university, institute, place, article, cited, min(home.name) AS home
OPTIONAL MATCH (institute)<-[b:BUILDS]-()
WITH university, institute, place, article, cited, home, b,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = b.status][0], -1) AS rank
ORDER BY rank DESC
WITH university, institute, place, article, cited, home, collect(b.status)[0] AS status
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN university.name AS university, home, institute.name AS institute, place.name AS place, status, article, s.text AS sentence
ORDER BY university, institute, place
