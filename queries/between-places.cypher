// title: Between two places
// chinese: 两地之间
// group: places
// answers: Everything that joins two places, by themselves or by what their organisations do.
// param one (actor): a place (or organisation)
// param other (actor): the other
// param since (date, optional): only what is dated to this year, month or day, or later
// param until (date, optional): only what is dated to it, or earlier
// column from: who acts
// column tie: what it does; a signed agreement or an event by its name
// column to: with or to whom
// column status: the furthest that it has come
// column date: of the article in which it has come furthest
// column articles: how many say so, reprints left out
// column sentence: one that says so
// example: lingding query between-places --param one=深圳 --param other=中山
// asks: {one}和{other}之间有哪些合作？
// asks: {one}与{other}有什么关系？
// asks: {one}和{other}之间有什么联系？
// asks: {one}同{other}有哪些往来？
// asks: {one}和{other}{when}有哪些合作？
// asks: {one}和{other}的合作情况
// asks: {one}、{other}两地的所有交流
// asks: {one}和{other}在哪些方面合作？
// asks: {one}跟{other}合作了什么？
// asks: {one}和{other}两地有哪些互动？
// asks: {one}和{other}有哪些合作？
// asks: {one}和{other}有什么合作？
// asks: 列出{one}与{other}的全部关系
// asks: {one}与{other}之间的合作关系
// asks: {one}跟{other}有什么来往？
// asks: {one}和{other}之间的往来
// asks: What joins {one} and {other}?
// asks: What is there between {one} and {other}?
// asks: What cooperation is there between {one} and {other}?
// asks: How do {one} and {other} work together?
// asks: ties between {one} and {other}
// asks: What did {one} and {other} do together {when}?
// asks: relations between {one} and {other}
// asks: everything between {one} and {other}
// asks: What links {one} with {other}?
// asks: cooperation of {one} with {other}
// asks: What connects {one} and {other}?
// asks: Which ties are there between {one} and {other}?
// asks: relationship between {one} and {other}
// asks: How does {one} cooperate with {other}?
// asks: all links between {one} and {other}
CALL () {
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside
    AND b.id IN $other_inside AND NOT b.id IN $one_inside
  RETURN a, b, r, type(r) AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(b:Place|Organisation)
  WHERE a.id IN $other_inside AND NOT a.id IN $one_inside
    AND b.id IN $one_inside AND NOT b.id IN $other_inside
  RETURN a, b, r, type(r) AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:SIGNED]->(agreement:Agreement)<-[same:SIGNED]-(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside
    AND b.id IN $other_inside AND NOT b.id IN $one_inside AND same.article = r.article
  RETURN a, b, r, 'SIGNED ' + agreement.name AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:ORGANISED]->(event:Event)-[:COVERS|LOCATED_IN]->(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside
    AND b.id IN $other_inside AND NOT b.id IN $one_inside
  RETURN a, b, r, 'ORGANISED ' + event.name AS tie
  UNION ALL
  MATCH (a:Place|Organisation)-[r:ORGANISED]->(event:Event)-[:COVERS|LOCATED_IN]->(b:Place|Organisation)
  WHERE a.id IN $other_inside AND NOT a.id IN $one_inside
    AND b.id IN $one_inside AND NOT b.id IN $other_inside
  RETURN a, b, r, 'ORGANISED ' + event.name AS tie
}
WITH a, b, r, tie, coalesce(r.date, '') AS date
WHERE ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <> '' AND substring(date, 0, size($until)) <= $until)
WITH a, b, r, tie,
     coalesce($ranks[r.status], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, r.article
WITH a, b, tie,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.evidence[0])[0] AS cited,
     count(DISTINCT r.origin) AS articles
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN a.name AS from, tie, b.name AS to, status, CASE date WHEN '' THEN null ELSE date END AS date, articles,
       s.text AS sentence
ORDER BY articles DESC, tie, from, to
