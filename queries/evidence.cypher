// title: Evidence for a pair
// group: evidence
// answers: Every sentence that says something about two entities together, with its place in the file.
// param one (entity): one of the two
// param other (entity): the other
// column subject: who
// column claim: what; a signed agreement by its name
// column object: whom or what
// column status: how far, by this article
// column date: when, by this article
// column confidence: of the statement, 0 to 1
// column article: the article
// column start: where the sentence begins in the file, in characters
// column end: where it ends
// column page: where it is printed, of a PDF
// column sentence: its words
// example: lingding query evidence --param one=中山 --param other=香港中文大学
CALL () {
  MATCH (a:Place|Organisation|Person|Agreement|Project|Event|Policy)-[r]->(b:Place|Organisation|Person|Agreement|Project|Event|Policy)
  WHERE a.id IN $one AND b.id IN $other
  RETURN a, b, r, type(r) AS claim
  UNION
  MATCH (a:Place|Organisation|Person|Agreement|Project|Event|Policy)-[r]->(b:Place|Organisation|Person|Agreement|Project|Event|Policy)
  WHERE a.id IN $other AND b.id IN $one
  RETURN a, b, r, type(r) AS claim
  UNION
  MATCH (a:Place|Organisation)-[r:SIGNED]->(agreement:Agreement)<-[:SIGNED]-(b:Place|Organisation)
  WHERE a.id IN $one AND b.id IN $other
  RETURN a, b, r, 'SIGNED ' + agreement.name AS claim
}
UNWIND r.evidence AS id
MATCH (s:Sentence {id: id})-[:IN_ARTICLE]->(article:Article)
RETURN DISTINCT a.name AS subject, claim, b.name AS object, r.status AS status, r.date AS date,
       r.confidence AS confidence, article.id AS article,
       s.start AS start, s.`end` AS `end`, s.page AS page, s.text AS sentence
ORDER BY article, start, claim, subject, object
