// title: Who holds office
// chinese: 谁任何职
// group: people
// answers: Which persons hold which office where, with one sentence that says so.
// param name (actor, optional): only in this place or organisation, or what belongs to it
// column person: who
// column role: the office
// column office: where
// column articles: how many say so, reprints left out
// column sentence: one that does
// example: lingding query officials --param name=中山
// asks: 谁在{name}任职？
// asks: {name}的领导是谁？
// asks: {name}有哪些官员？
// asks: {name}的负责人有哪些？
// asks: {name}的市长、书记是谁？
// asks: {name}的校长是谁？
// asks: 谁担任什么职务？
// asks: {name}领导班子名单
// asks: 有哪些官员？
// asks: {name}由谁领导？
// asks: 谁主管{name}？
// asks: {name}有哪些领导？
// asks: {name}的领导人
// asks: 谁是{name}的书记？
// asks: {name}的主任是谁？
// asks: 在{name}任职的人
// asks: {name}谁说了算？
// asks: 各地官员名单
// asks: {name}的校长和书记是谁？
// asks: 谁负责{name}？
// asks: {name}归谁管？
// asks: Who holds office in {name}?
// asks: Who leads {name}?
// asks: Who is the mayor of {name}?
// asks: Who is the president of {name}?
// asks: officials of {name}
// asks: Who holds which office?
// asks: heads of {name}
// asks: Who is in charge of {name}?
// asks: Which people work for {name}?
// asks: the leaders of {name}
// asks: Who runs {name}?
// asks: Who works in {name}?
// asks: Who are the leaders of {name}?
// asks: people in office in {name}
// asks: Who heads {name}?
// asks: Which officials does {name} have?
// asks: Who is the head of {name}?
// asks: Who works at {name}?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (office:Place|Organisation)<-[r:WORKS_FOR]-(person:Person)
  RETURN person, r, office
  UNION ALL
  MATCH (office:Place|Organisation)<-[r:WORKS_FOR]-(person:Person)
  WHERE office.id IN $name_inside
  RETURN person, r, office
}
WITH person, office, r ORDER BY r.confidence DESC, r.article
WITH person, office, coalesce(r.role, '') AS role, count(DISTINCT r.origin) AS articles, collect(r.evidence[0])[0] AS cited
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN person.name AS person, CASE role WHEN '' THEN null ELSE role END AS role, office.name AS office, articles, s.text AS sentence
ORDER BY office, person, role
