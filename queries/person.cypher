// title: What a person does
// chinese: 一个人的活动
// group: people
// answers: The offices of a person, the events attended, and the sentences that name them.
// param name (person): who
// column tie: WORKS_FOR, ATTENDED, or MENTIONS
// column what: the office and where, the event, or nothing
// column date: as precise as the text allows
// column article: that says so
// column sentence: its words
// example: lingding query person --param name=郭文海
// asks: {name}是谁？
// asks: {name}担任什么职务？
// asks: {name}是做什么的？
// asks: {name}参加过什么活动？
// asks: {name}在哪里任职？
// asks: 介绍一下{name}
// asks: {name}这个人
// asks: {name}现任什么职位？
// asks: {name}的职务和活动
// asks: 谁是{name}？
// asks: {name}有什么职务？
// asks: {name}是什么人？
// asks: {name}当什么官？
// asks: {name}参加了哪些会议？
// asks: {name}的简介
// asks: 谁是{name}，担任什么职务？
// asks: {name}做什么工作？
// asks: {name}是哪里的官员？
// asks: 请介绍{name}
// asks: {name}出席过哪些活动？
// asks: Who is {name}?
// asks: What does {name} do?
// asks: Which offices does {name} hold?
// asks: What post does {name} have?
// asks: Which events did {name} attend?
// asks: the offices and events of {name}
// asks: Where does {name} work?
// asks: Tell me about {name}
// asks: Which post does {name} hold?
// asks: What is the job of {name}?
// asks: Who exactly is {name}?
// asks: Where does {name} hold office?
// asks: What is known about {name}?
// asks: {name}
// asks: What does {name} do for a living?
// asks: Which meetings did {name} attend?
// asks: Where is {name} employed?
// asks: Who is {name} and what does he do?
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
