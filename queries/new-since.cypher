// title: What is new
// chinese: 有什么新情况
// group: time
// answers: What is told to have happened, or was published, since a date, and no article told before.
// param since (date): the first day, month or year that counts
// param name (actor, optional): only with this place or organisation, or what belongs to it
// column date: of the fact, or of the article that first tells it
// column from: who acts
// column tie: what is done
// column to: with, for or what
// column status: how far
// column article: the first that tells it
// column sentence: its words
// example: lingding query new-since --param since=2024-05
// asks: {when}有什么新消息？
// asks: {when}发生了什么？
// asks: {when}{name}有什么新进展？
// asks: {name}{when}有哪些新动态？
// asks: {when}新增了哪些合作？
// asks: {when}关于{name}的新闻
// asks: {when}有哪些变化？
// asks: {when}有哪些新进展？
// asks: {when}有什么新闻？
// asks: {when}{name}发生了哪些事？
// asks: {name}{when}有什么新合作？
// asks: {when}出现了哪些新的合作？
// asks: {when}新增的合作有哪些？
// asks: {when}有哪些新变化？
// asks: What is new {when}?
// asks: What has happened {when}?
// asks: What is new in {name} {when}?
// asks: What happened in {name} {when}?
// asks: new facts about {name} {when}
// asks: latest developments {when}
// asks: Which ties are new {when}?
// asks: recent news of {name} {when}
// asks: news {when}
// asks: new developments {when}
// asks: What has {name} done {when}?
// asks: Anything new about {name} {when}?
// asks: What changed {when}?
// asks: What has changed {when}?
// asks: What new things did {name} do {when}?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE a.id IN $name_inside
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND NOT a.id IN $name_inside
  RETURN a, r, b
}
WITH a, b, r, r.article AS id
MATCH (article:Article {id: id})
WITH a, b, r, coalesce(r.date, article.published) AS date
WHERE date IS NOT NULL
WITH a, b, r, date ORDER BY date, r.article
WITH a, b, type(r) AS tie, collect(r)[0] AS r, min(date) AS date
WHERE date >= $since
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN date, a.name AS from, tie, b.name AS to, r.status AS status, r.article AS article, s.text AS sentence
ORDER BY date DESC, from, tie, to, article
