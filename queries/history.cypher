// title: How a cooperation went on
// chinese: 一项合作的进程
// group: time
// answers: Each step that articles tell of two sides, from proposed to completed or ended, with its sentence.
// param one (actor): one side, with what belongs to it
// param other (actor): the other
// column date: of the step, or of the article that tells it
// column status: how far
// column from: who acts
// column tie: what is done; a signed agreement by its name
// column to: with, for or what
// column article: that tells it
// column sentence: its words
// example: lingding query history --param one=中山 --param other=深圳
// asks: {one}和{other}的合作是怎么发展的？
// asks: {one}和{other}的合作经过了哪些阶段？
// asks: {one}与{other}的合作历程
// asks: {one}和{other}的合作进展如何？
// asks: 回顾{one}和{other}的合作过程
// asks: {one}跟{other}的合作是从什么时候开始的？
// asks: {one}与{other}合作的时间线
// asks: {one}和{other}合作到哪一步了？
// asks: {one}和{other}合作的经过
// asks: {one}与{other}的合作是如何一步步推进的？
// asks: 按时间顺序列出{one}和{other}的合作
// asks: {one}和{other}合作的发展过程
// asks: {one}与{other}的合作走到了什么阶段？
// asks: {one}和{other}的合作从什么时候开始，进展到哪一步？
// asks: 按时间列出{one}和{other}的合作
// asks: {one}和{other}的合作现在进展如何？
// asks: How did the cooperation of {one} and {other} develop?
// asks: history of {one} and {other}
// asks: timeline of the cooperation between {one} and {other}
// asks: How far has the cooperation of {one} and {other} come?
// asks: When did {one} and {other} begin to work together?
// asks: the steps of the cooperation between {one} and {other}
// asks: What happened between {one} and {other} over time?
// asks: progress between {one} and {other}
// asks: How has the cooperation between {one} and {other} evolved?
// asks: chronology of {one} and {other}
// asks: What were the stages of the cooperation between {one} and {other}?
// asks: how things went between {one} and {other} over time
// asks: When did the cooperation of {one} and {other} begin?
// asks: How far has cooperation between {one} and {other} gone?
CALL () {
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside AND b.id IN $other_inside AND NOT b.id IN $one_inside
  RETURN startNode(r).name AS from, endNode(r).name AS to, r, type(r) AS tie
  UNION
  MATCH (a:Place|Organisation)-[r:SIGNED]->(agreement:Agreement)<-[same:SIGNED]-(b:Place|Organisation)
  WHERE a.id IN $one_inside AND NOT a.id IN $other_inside AND b.id IN $other_inside AND NOT b.id IN $one_inside
    AND same.article = r.article
  RETURN a.name AS from, b.name AS to, r, 'SIGNED ' + agreement.name AS tie
}
WITH from, to, r, tie, r.article AS id
MATCH (article:Article {id: id})
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
WITH from, to, tie, r, s, coalesce(r.date, article.published) AS date,
     coalesce($ranks[r.status], -1) AS rank
RETURN date, r.status AS status, from, tie, to, r.article AS article, s.text AS sentence
ORDER BY coalesce(date, ''), rank, tie, from, to, article
