// title: On a theme
// chinese: 某一主题的合作
// group: partners
// answers: Who does what with whom on a theme: where the sentence, or the name of an end, has a given word in it.
// param about (theme): the word, as it stands in the articles
// param name (actor, optional): only with this place or organisation, or what belongs to it
// column from: who acts
// column tie: what is done
// column to: with, for or what
// column status: how far, by this article
// column date: as precise as the text allows
// column article: the article that says so
// column sentence: its words
// example: lingding query on-theme --param about=人工智能
// asks: 谁在{about}方面合作？
// asks: 关于{about}有哪些合作？
// asks: {about}领域有哪些合作？
// asks: {name}在{about}方面有什么合作？
// asks: {name}有哪些和{about}有关的合作？
// asks: 涉及{about}的合作有哪些？
// asks: {about}方面有哪些合作？
// asks: {about}方面都有谁参与？
// asks: 谁在做{about}方面的合作？
// asks: {about}领域谁跟谁合作？
// asks: 有关{about}的合作
// asks: {name}有哪些与{about}相关的合作？
// asks: 关于{about}，有哪些合作？
// asks: Who works together on {about}?
// asks: What is there about {about}?
// asks: cooperation in the field of {about}
// asks: What does {name} do on {about}?
// asks: Which ties concern {about}?
// asks: cooperation of {name} about {about}
// asks: Which organisations cooperate on {about}?
// asks: Who cooperates in the field of {about}?
// asks: Which cooperation is about {about}?
// asks: ties related to {about}
// asks: What is {name} doing in the field of {about}?
// asks: ties that concern {about}
// asks: Which partners work on {about}?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  RETURN a, r, b
  UNION
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE a.id IN $name_inside
  RETURN a, r, b
  UNION
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside
  RETURN a, r, b
}
WITH a, r, b, r.evidence[0] AS cited
OPTIONAL MATCH (s:Sentence {id: cited})
WITH a, r, b, s
WHERE s.text CONTAINS $about OR a.name CONTAINS $about OR b.name CONTAINS $about
RETURN a.name AS from, type(r) AS tie, b.name AS to, r.status AS status, r.date AS date, r.article AS article,
       s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, tie, from, to, sentence
