// title: Partners
// group: partners
// answers: With whom a place or organisation works. Of a place, what its organisations do counts too.
// param name (actor): the place or organisation
// param status (status, optional): only ties of this status
// column partner: the other side
// column ties: how the two hang together; → goes out from the named one, ← comes to it
// column through: which of its organisations, where it does not act itself
// column status: the furthest that any tie has come
// column date: of the tie that has come furthest
// column articles: how many say so, reprints left out
// column sentence: one that says so, of the tie that has come furthest
// example: lingding query partners --param name=中山
CALL () {
  MATCH (actor:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(partner:Place|Organisation)
  WHERE actor.id IN $name_inside AND NOT partner.id IN $name_inside
  RETURN actor, partner, r, CASE type(r) WHEN 'COOPERATES_WITH' THEN type(r) ELSE type(r) + ' →' END AS tie
  UNION ALL
  MATCH (actor:Place|Organisation)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(partner:Place|Organisation)
  WHERE actor.id IN $name_inside AND NOT partner.id IN $name_inside
  RETURN actor, partner, r, CASE type(r) WHEN 'COOPERATES_WITH' THEN type(r) ELSE '← ' + type(r) END AS tie
  UNION ALL
  MATCH (actor:Place|Organisation)-[r:SIGNED]->(:Agreement)<-[same:SIGNED]-(partner:Place|Organisation)
  WHERE actor.id IN $name_inside AND NOT partner.id IN $name_inside AND same.article = r.article
  RETURN actor, partner, r, type(r) AS tie
}
WITH actor, partner, r, tie
WHERE $status IS NULL OR r.status = $status
WITH actor, partner, r, tie,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, tie, actor.name, r.article
WITH partner,
     collect(DISTINCT tie) AS ties,
     collect(DISTINCT CASE WHEN actor.id IN $name THEN null ELSE actor.name END) AS through,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.evidence[0])[0] AS cited,
     count(DISTINCT r.origin) AS articles
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN partner.name AS partner, ties, through, status, CASE date WHEN '' THEN null ELSE date END AS date, articles,
       s.text AS sentence
ORDER BY articles DESC, size(ties) DESC, partner
