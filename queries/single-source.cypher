// title: Facts with only one source
// chinese: 只有一个来源的事实
// group: quality
// answers: Which facts rest on one article and one sentence alone, the least certain first. Reprints of that article are no further source.
// param name (actor, optional): only with this place or organisation, or what belongs to it
// column from: who acts
// column tie: what is done
// column to: with, for or what
// column status: how far
// column confidence: 0 to 1
// column article: the only one that says so, or the one that others reprint
// column sentence: its words
// example: lingding query single-source --param name=中山
// asks: 哪些事实只有一个来源？
// asks: 只有一篇文章说过的事实
// asks: 哪些说法是孤证？
// asks: {name}的哪些事实只有一个出处？
// asks: 只有单一来源的关系
// asks: 哪些信息只出现在一篇报道里？
// asks: 哪些关系只有一篇文章提到？
// asks: 仅一篇文章支持的事实
// asks: 没有第二个来源的说法
// asks: 只有单一出处的事实
// asks: 只出现在一篇报道里的信息
// asks: 没有第二个来源的事实有哪些？
// asks: Which facts have only one source?
// asks: facts that only one article tells
// asks: statements about {name} with a single source
// asks: What is told by one article alone?
// asks: facts about {name} that rest on one article
// asks: claims without a second source
// asks: Which claims are backed by one article only?
// asks: single-source facts
// asks: facts with one source
// asks: Which statements come from a single article?
// asks: claims that have no second source
// asks: Which facts are backed by one source only?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE a.id IN $name_inside
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND NOT a.id IN $name_inside
  RETURN a, r, b
}
WITH a, b, r ORDER BY CASE r.article WHEN r.origin THEN 0 ELSE 1 END, r.article
WITH a, b, type(r) AS tie, count(DISTINCT r.origin) AS sources, max(size(r.evidence)) AS sentences, collect(r)[0] AS r
WHERE sources = 1 AND sentences = 1
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS from, tie, b.name AS to, r.status AS status, r.confidence AS confidence, r.article AS article, s.text AS sentence
ORDER BY confidence, article, tie, from, to, sentence
