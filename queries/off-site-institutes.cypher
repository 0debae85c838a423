// title: Institutes away from their university
// chinese: 大学的异地机构
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
// asks: 大学在外地有哪些研究院？
// asks: {university}在外地有哪些研究院？
// asks: {university}的异地研究院有哪些？
// asks: {university}在其他城市办了哪些研究院？
// asks: 哪些大学在别的城市设立了研究院？
// asks: 异地办学的研究院有哪些？
// asks: {university}设在外地的机构
// asks: {university}有哪些校区不在本地？
// asks: 高校在别处建的研究院
// asks: {university}在哪些城市设有分支机构？
// asks: {university}有哪些异地校区？
// asks: {university}在外面设了哪些研究院？
// asks: {university}在外省市的研究机构
// asks: 高校的异地研究机构
// asks: {university}的分院设在哪里？
// asks: {university}把研究院办到了哪些地方？
// asks: 大学异地研究院一览
// asks: {university}在异地设立的机构
// asks: {university}的研究院设在哪些地方？
// asks: 哪些研究院不在大学所在的城市？
// asks: Which institutes of universities stand in another city?
// asks: Which institutes does {university} have in other cities?
// asks: Where does {university} have institutes away from home?
// asks: off-site institutes
// asks: off-site institutes of {university}
// asks: branch campuses of {university} in other places
// asks: Which universities run institutes elsewhere?
// asks: institutes of {university} outside of its own city
// asks: Which research institutes has {university} set up elsewhere?
// asks: In which other cities does {university} run institutes?
// asks: institutes of universities away from home
// asks: remote campuses of {university}
// asks: Does {university} have campuses elsewhere?
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
     coalesce($ranks[b.status], -1) AS rank
ORDER BY rank DESC
WITH university, institute, place, article, cited, home, collect(b.status)[0] AS status
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN university.name AS university, home, institute.name AS institute, place.name AS place, status, article, s.text AS sentence
ORDER BY university, institute, place
