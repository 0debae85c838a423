// title: Uncertain statements
// group: quality
// answers: Which statements are the least certain, to be looked at first.
// param below (number = 0.7): confidence below this
// column from: who acts
// column tie: what is done
// column to: with, for or what
// column confidence: 0 to 1
// column rule: what found it
// column article: where
// column sentence: the words
// example: lingding query uncertain --param below=0.95
MATCH (a:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->(b:Place|Organisation|Person|Agreement|Policy|Event|Project)
WHERE r.confidence < $below
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS from, type(r) AS tie, b.name AS to, r.confidence AS confidence, r.rule AS rule, r.article AS article, s.text AS sentence
ORDER BY confidence, article, tie, from, to
