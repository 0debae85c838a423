// title: What each article gives
// group: quality
// answers: The articles that tell least, with how many of their sentences mention anything; they may not have been understood.
// param limit (integer = 50): how many articles
// column article: which
// column title: its headline
// column published: when
// column sentences: how many
// column mentioning: of these, with an entity in them
// column entities: different ones
// column statements: that it makes
// example: lingding query coverage
CALL () {
  MATCH (a:Article)
  RETURN a.id AS id, 0 AS told
  UNION ALL
  MATCH (:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->(:Place|Organisation|Person|Agreement|Policy|Event|Project)
  RETURN r.article AS id, count(r) AS told
}
WITH id, sum(told) AS statements
ORDER BY statements, id
LIMIT $limit
MATCH (a:Article {id: id})
CALL (a) {
  MATCH (a)<-[:IN_ARTICLE]-(s:Sentence)
  OPTIONAL MATCH (s)-[:MENTIONS]->(e)
  RETURN count(DISTINCT s.id) AS sentences, count(DISTINCT CASE WHEN e IS NULL THEN null ELSE s.id END) AS mentioning,
         count(DISTINCT e.id) AS entities
}
RETURN a.id AS article, a.name AS title, a.published AS published, sentences, mentioning, entities, statements
ORDER BY statements, article
