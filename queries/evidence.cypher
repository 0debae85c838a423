// title: Evidence for a pair
// chinese: 两者之间的原文依据
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
// asks: {one}和{other}有关系的证据是什么？
// asks: 哪些原文说到{one}和{other}？
// asks: 凭什么说{one}和{other}合作？
// asks: {one}与{other}合作的依据是哪一句话？
// asks: 请给出{one}和{other}关系的原文出处
// asks: 证明{one}和{other}有合作的句子
// asks: {one}和{other}的关系，原话是怎么写的？
// asks: 哪句话提到{one}和{other}的合作？
// asks: {one}和{other}合作有什么证据？
// asks: 有什么原文能证明{one}与{other}有关系？
// asks: 为{one}和{other}的关系找出处
// asks: {one}和{other}合作是哪里说的？
// asks: 说{one}和{other}合作，根据是什么？
// asks: {one}和{other}合作是从哪里看出来的？
// asks: 从哪句话看出{one}和{other}有关系？
// asks: What is the evidence for {one} and {other}?
// asks: Which sentences say that {one} works with {other}?
// asks: Where does it say that {one} and {other} cooperate?
// asks: proof that {one} and {other} work together
// asks: quote the sentences about {one} and {other}
// asks: How do we know that {one} cooperates with {other}?
// asks: sources for the tie between {one} and {other}
// asks: What supports the claim that {one} and {other} are partners?
// asks: evidence that {one} and {other} cooperate
// asks: Show the sentence that proves {one} and {other} work together
// asks: How is it known that {one} and {other} are linked?
// asks: evidence for the link between {one} and {other}
// asks: the original words about {one} and {other}
// asks: How do you know that {one} and {other} work together?
// asks: What is the proof that {one} is linked to {other}?
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
