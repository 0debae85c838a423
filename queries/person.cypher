// title: What a person does
// group: people
// answers: The offices of a person, the events attended, and the sentences that name them.
// param name (person): who
// column tie: WORKS_FOR, ATTENDED, or MENTIONS
// column what: the office and where, the event, or nothing
// column date: as precise as the text allows
// column article: that says so
// column sentence: its words
// example: lingding query person --param name=郭文海
CALL () {
  MATCH (person:Person)-[r:WORKS_FOR|ATTENDED]->(other)
  WHERE person.id IN $name
  MATCH (s:Sentence {id: r.evidence[0]})
  RETURN type(r) AS tie, coalesce(r.role + '，', '') + other.name AS what, r.date AS date, r.article AS article, s
  UNION
  MATCH (person:Person)<-[:MENTIONS]-(s:Sentence)-[:IN_ARTICLE]->(article:Article)
  WHERE person.id IN $name
  RETURN 'MENTIONS' AS tie, null AS what, null AS date, article.id AS article, s
}
RETURN tie, what, date, article, s.text AS sentence
ORDER BY tie DESC, article, s.start, what
