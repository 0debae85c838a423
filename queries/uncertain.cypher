// title: Uncertain statements
// group: quality
// answers: Which statements are the least certain, to be looked at first; those first in which readers contradict each other.
// param below (number = 0.7): confidence below this
// param name (entity, optional): only of this entity
// column from: who acts
// column tie: what is done
// column to: with, for or what
// column confidence: 0 to 1
// column rule: what found it
// column model: the language model that found it, if one read too
// column dispute: how two readers contradict each other
// column article: where
// column sentence: the words
// example: lingding query uncertain --param below=0.95
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->(b:Place|Organisation|Person|Agreement|Policy|Event|Project)
  WHERE r.confidence < $below OR (r.dispute IS NOT NULL AND r.reviewed IS NULL)
  RETURN a, r, b
  UNION
  MATCH (a:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->(b:Place|Organisation|Person|Agreement|Policy|Event|Project)
  WHERE a.id IN $name AND (r.confidence < $below OR (r.dispute IS NOT NULL AND r.reviewed IS NULL))
  RETURN a, r, b
  UNION
  MATCH (b:Place|Organisation|Person|Agreement|Policy|Event|Project)<-[r]-(a:Place|Organisation|Person|Agreement|Policy|Event|Project)
  WHERE b.id IN $name AND (r.confidence < $below OR (r.dispute IS NOT NULL AND r.reviewed IS NULL))
  RETURN a, r, b
}
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS from, type(r) AS tie, b.name AS to, r.confidence AS confidence, r.rule AS rule, r.model AS model, r.dispute AS dispute, r.article AS article, s.text AS sentence
ORDER BY dispute IS NULL, confidence, article, tie, from, to, sentence
