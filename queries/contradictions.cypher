// title: Facts that two articles contradict
// chinese: 两篇文章相互矛盾之处
// group: quality
// answers: Where an article says that something has ended, or is only proposed, and another of the same time or later says that it has come further or goes on.
// param name (actor, optional): only with this place or organisation, or what belongs to it
// column from: who acts
// column tie: what is done
// column to: with, for or what
// column one: what the one says
// column one_date: the date of that
// column one_article: which article
// column other: what the other says
// column other_date: the date of that
// column other_article: which article
// column one_sentence: the words of the one
// column sentence: the words of the other
// example: lingding query contradictions
// asks: 哪些事实互相矛盾？
// asks: 有没有自相矛盾的说法？
// asks: 哪些报道说法不一？
// asks: {name}的报道有哪些矛盾？
// asks: 不同文章之间有什么冲突？
// asks: 有什么地方前后不一？
// asks: 报道之间互相矛盾的地方
// asks: 哪些文章说法不同？
// asks: 哪些说法自相矛盾？
// asks: 前后不一致的地方有哪些？
// asks: Which facts contradict each other?
// asks: Where do articles contradict each other?
// asks: contradictions about {name}
// asks: Which articles disagree about {name}?
// asks: conflicting statements
// asks: Which statements contradict each other?
// asks: Are there contradictions between articles?
// asks: inconsistent facts
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE r.status IN ['ended', 'completed']
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE a.id IN $name_inside AND r.status IN ['ended', 'completed']
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND NOT a.id IN $name_inside AND r.status IN ['ended', 'completed']
  RETURN a, r, b
}
MATCH (a)-[q:SIGNED|COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
WHERE type(q) = type(r) AND q.article <> r.article
  AND ((r.status = 'ended' AND q.status IN ['agreed', 'active', 'completed']) OR (r.status = 'completed' AND q.status IN ['proposed', 'active']))
WITH a, b, r, q, r.article AS first_id, q.article AS second_id
MATCH (first:Article {id: first_id})
MATCH (second:Article {id: second_id})
WITH a, b, r, q, coalesce(r.date, first.published) AS one_date, coalesce(q.date, second.published) AS other_date
WHERE other_date >= one_date
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
OPTIONAL MATCH (t:Sentence {id: q.evidence[0]})
RETURN a.name AS from, type(r) AS tie, b.name AS to,
       r.status AS one, one_date, r.article AS one_article, q.status AS other, other_date, q.article AS other_article,
       s.text AS one_sentence, t.text AS sentence
ORDER BY from, tie, to, one_article, other_article
