// title: What each article gives
// group: quality
// answers: How many sentences each article has, and how many of them tell something; few may mean that it was not understood.
// column article: which
// column title: its headline
// column published: when
// column sentences: how many
// column mentioning: of these, with an entity in them
// column entities: different ones
// column statements: that it makes
// example: lingding query coverage
MATCH (a:Article)
CALL (a) {
  MATCH (a)<-[:IN_ARTICLE]-(s:Sentence)
  OPTIONAL MATCH (s)-[:MENTIONS]->(e)
  RETURN count(DISTINCT s.id) AS sentences, count(DISTINCT CASE WHEN e IS NULL THEN null ELSE s.id END) AS mentioning,
         count(DISTINCT e.id) AS entities
}
OPTIONAL MATCH (x:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->()
WHERE r.article = a.id
WITH a, sentences, mentioning, entities, count(r) AS statements
RETURN a.id AS article, a.name AS title, a.published AS published, sentences, mentioning, entities, statements
ORDER BY statements, article
