// title: Uncertain statements
// chinese: 把握不大的陈述
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
// asks: 哪些陈述最不确定？
// asks: 可信度低于{below}的陈述
// asks: 置信度在{below}以下的有哪些？
// asks: 哪些结论不可靠？
// asks: {name}的哪些陈述最不可信？
// asks: 最需要核对的陈述
// asks: 哪些内容把握不大？
// asks: 可信度最低的陈述
// asks: 置信度低的有哪些？
// asks: 可信度不高的关系
// asks: 哪些说法不太确定？
// asks: 需要核对的陈述有哪些？
// asks: 哪些最需要检查？
// asks: Which statements are uncertain?
// asks: statements with a confidence below {below}
// asks: Which statements are least certain?
// asks: confidence under {below}
// asks: uncertain statements about {name}
// asks: What should be checked first?
// asks: Which facts about {name} are doubtful?
// asks: less than {below} certain
// asks: Which claims have low confidence?
// asks: statements below {below}
// asks: the least reliable statements
// asks: low-confidence facts
// asks: Which statements should be checked first?
// asks: the least certain statements
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->(b:Place|Organisation|Person|Agreement|Policy|Event|Project)
  WHERE r.confidence < $below OR (r.dispute IS NOT NULL AND r.reviewed IS NULL)
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation|Person|Agreement|Policy|Event|Project)-[r]->(b:Place|Organisation|Person|Agreement|Policy|Event|Project)
  WHERE a.id IN $name AND (r.confidence < $below OR (r.dispute IS NOT NULL AND r.reviewed IS NULL))
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation|Person|Agreement|Policy|Event|Project)<-[r]-(a:Place|Organisation|Person|Agreement|Policy|Event|Project)
  WHERE b.id IN $name AND NOT a.id IN $name AND (r.confidence < $below OR (r.dispute IS NOT NULL AND r.reviewed IS NULL))
  RETURN a, r, b
}
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS from, type(r) AS tie, b.name AS to, r.confidence AS confidence, r.rule AS rule, r.model AS model, r.dispute AS dispute, r.article AS article, s.text AS sentence
ORDER BY dispute IS NULL, confidence, article, tie, from, to, sentence
