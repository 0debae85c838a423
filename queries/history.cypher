// title: How a cooperation went on
// group: time
// answers: Each step that articles tell of two sides, from proposed to completed or ended, with its sentence.
// param one (actor): one side, with what belongs to it
// param other (actor): the other
// column date: of the step, or of the article that tells it
// column status: how far
// column from: who acts
// column tie: what is done; a signed agreement by its name
// column to: with, for or what
// column article: that tells it
// column sentence: its words
// example: lingding query history --param one=中山 --param other=深圳
CALL () {
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside AND b.id IN $other_inside AND NOT b.id IN $one_inside
  RETURN startNode(r).name AS from, endNode(r).name AS to, r, type(r) AS tie
  UNION
  MATCH (a:Place|Organisation)-[r:SIGNED]->(agreement:Agreement)<-[same:SIGNED]-(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside AND b.id IN $other_inside AND NOT b.id IN $one_inside
    AND same.article = r.article
  RETURN a.name AS from, b.name AS to, r, 'SIGNED ' + agreement.name AS tie
}
WITH from, to, r, tie, r.article AS id
MATCH (article:Article {id: id})
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
WITH from, to, tie, r, s, coalesce(r.date, article.published) AS date,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
RETURN date, r.status AS status, from, tie, to, r.article AS article, s.text AS sentence
ORDER BY coalesce(date, ''), rank, tie, from, to, article
