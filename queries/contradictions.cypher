// title: Facts that two articles contradict
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
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE r.status IN ['ended', 'completed']
  RETURN a, r, b
  UNION
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE a.id IN $name_inside AND r.status IN ['ended', 'completed']
  RETURN a, r, b
  UNION
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND r.status IN ['ended', 'completed']
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
