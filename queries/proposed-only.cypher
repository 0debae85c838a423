// title: Only proposed
// chinese: 仅停留在提议
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
// asks: 哪些还停留在计划阶段？
// asks: 哪些合作只是提出，还没有实施？
// asks: {name}有哪些只停留在计划的事？
// asks: {name}还没落实的设想有哪些？
// asks: {name}的哪些计划没有下文？
// asks: 只有意向的合作有哪些？
// asks: 哪些项目还只是设想？
// asks: {name}提出而尚未推进的事项
// asks: 只提出来、没有进展的合作
// asks: 停留在纸面上的计划
// asks: 哪些计划没有实现？
// asks: {name}只是计划而没有做的事
// asks: {name}有哪些设想还没有实施？
// asks: 哪些计划还没有实施？
// asks: 只是提出来的合作有哪些？
// asks: 哪些设想还没有落实？
// asks: {name}还没有实施的计划
// asks: What is only proposed?
// asks: Which plans of {name} have come no further?
// asks: What has {name} only proposed so far?
// asks: ideas that remained ideas
// asks: Which proposals were never carried out?
// asks: proposals of {name} that went no further
// asks: What has {name} planned but not done?
// asks: Which plans were never realised?
// asks: plans that stayed on paper
// asks: proposals without any progress
// asks: Which ideas of {name} were not pursued?
// asks: Which plans have come no further?
// asks: Which proposals went nowhere?
// asks: What was planned but never done?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED|SIGNED]->(b)
  WHERE r.status = 'proposed'
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED|SIGNED]->(b)
  WHERE a.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND NOT a.id IN $name_inside AND r.status = 'proposed'
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
