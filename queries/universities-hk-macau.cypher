// title: Universities of Hong Kong and Macau
// chinese: 港澳高校
// group: institutions
// answers: Which ties universities of the special administrative regions have to the mainland, themselves or through an institute that belongs to them.
// param status (status, optional): only ties of this status
// column university: the university
// column region: where it stands
// column tie: what joins the two; → goes out from the university, ← comes to it
// column partner: the other side
// column through: the institute that acts, where it is not the university itself
// column status: how far it has come
// column date: as precise as the text allows
// column article: the article that says so
// column sentence: its words
// example: lingding query universities-hk-macau
// asks: 港澳高校与内地有哪些合作？
// asks: 港澳的大学和内地有什么关系？
// asks: 香港和澳门的大学与内地有哪些合作？
// asks: 香港、澳门高校在内地的合作
// asks: 已经签约的港澳高校合作有哪些？
// asks: 港澳高校正在进行的内地合作
// asks: 港澳大学跟内地的伙伴
// asks: 特别行政区的大学在内地做什么？
// asks: 港澳高校和内地的联系
// asks: 香港、澳门的大学与内地有何关系？
// asks: 港澳院校的内地合作项目
// asks: 已经签了的港澳高校合作
// asks: Which ties do universities of Hong Kong and Macau have to the mainland?
// asks: How do universities of Hong Kong and Macau work with the mainland?
// asks: mainland partners of Hong Kong and Macau universities
// asks: What do universities from Hong Kong and Macau do in the mainland?
// asks: Hong Kong and Macau universities in the mainland
// asks: completed projects of Hong Kong and Macau universities with the mainland
// asks: links of Hong Kong universities with the mainland that are agreed
// asks: How are universities in Hong Kong and Macau tied to the mainland?
// asks: ties of Hong Kong and Macau universities with the mainland
// asks: With whom on the mainland do Hong Kong and Macau universities cooperate?
// asks: agreed ties of Hong Kong and Macau universities
MATCH (university:University)-[:LOCATED_IN]->(region:Sar)
WITH DISTINCT university, region
MATCH (university)<-[:PART_OF*0..2]-(actor:Organisation)
WITH DISTINCT university, region, actor
CALL (actor) {
  MATCH (actor)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(partner:Place|Organisation|Project)
  RETURN partner, r, CASE type(r) WHEN 'COOPERATES_WITH' THEN type(r) ELSE type(r) + ' →' END AS tie
  UNION ALL
  MATCH (actor)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(partner:Place|Organisation)
  RETURN partner, r, CASE type(r) WHEN 'COOPERATES_WITH' THEN type(r) ELSE '← ' + type(r) END AS tie
  UNION ALL
  MATCH (actor)-[r:SIGNED]->(agreement:Agreement)<-[same:SIGNED]-(partner:Place|Organisation)
  WHERE partner.id <> actor.id AND same.article = r.article
  RETURN partner, r, 'SIGNED ' + agreement.name AS tie
}
WITH university, region, actor, partner, r, tie
WHERE ($status IS NULL OR r.status = $status)
  AND NOT EXISTS { MATCH (partner)-[:LOCATED_IN|PART_OF*0..3]->(:Sar) }
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN university.name AS university, region.name AS region, tie, partner.name AS partner,
       CASE WHEN actor.id = university.id THEN null ELSE actor.name END AS through,
       r.status AS status, r.date AS date, r.article AS article, s.text AS sentence
ORDER BY region, university, partner, tie, article, sentence
