// title: Partners
// chinese: 合作伙伴
// group: partners
// answers: With whom a place or organisation works. Of a place, what its organisations do counts too.
// param name (actor): the place or organisation
// param status (status, optional): only ties of this status
// column partner: the other side
// column ties: how the two hang together; → goes out from the named one, ← comes to it
// column through: which of its organisations, where it does not act itself
// column status: the furthest that any tie has come
// column date: of the tie that has come furthest
// column articles: how many say so, reprints left out
// column sentence: one that says so, of the tie that has come furthest
// example: lingding query partners --param name=中山
// asks: {name}和谁合作？
// asks: {name}的合作伙伴有哪些？
// asks: {name}跟哪些机构有合作？
// asks: 谁和{name}合作？
// asks: {name}与哪些城市合作？
// asks: {name}正在和谁合作？
// asks: {name}计划和谁合作？
// asks: {name}已经完成了哪些合作？
// asks: 与{name}合作的单位
// asks: {name}和哪些高校合作？
// asks: {name}有哪些合作？
// asks: {name}的合作终止了哪些？
// asks: {name}有哪些伙伴？
// asks: {name}的伙伴都有谁
// asks: 哪些机构与{name}合作？
// asks: 哪些单位跟{name}有合作关系？
// asks: {name}在跟谁合作？
// asks: {name}拟合作的对象
// asks: 跟{name}正在合作的机构
// asks: {name}的合作方
// asks: {name}跟哪些单位合作？
// asks: {name}跟哪些城市有合作关系？
// asks: Who does {name} work with?
// asks: Who are the partners of {name}?
// asks: With whom does {name} cooperate?
// asks: partners of {name}
// asks: Which organisations work with {name}?
// asks: Which cities cooperate with {name}?
// asks: With whom is {name} planning to work?
// asks: Who is {name} currently working with?
// asks: With which partners has {name} completed something?
// asks: planned partnerships of {name}
// asks: Who collaborates with {name}?
// asks: What cooperation does {name} have?
// asks: What partners does {name} have?
// asks: Which institutions does {name} cooperate with?
// asks: collaborators of {name}
// asks: current partners of {name}
// asks: Who has worked with {name}?
// asks: finished cooperation of {name}
// asks: Which cities are partners of {name}?
// asks: With whom does {name} plan to cooperate?
CALL () {
  MATCH (actor:Place|Organisation)-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]->(partner:Place|Organisation)
  WHERE actor.id IN $name_inside AND NOT partner.id IN $name_inside
  RETURN actor, partner, r, CASE type(r) WHEN 'COOPERATES_WITH' THEN type(r) ELSE type(r) + ' →' END AS tie
  UNION ALL
  MATCH (actor:Place|Organisation)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(partner:Place|Organisation)
  WHERE actor.id IN $name_inside AND NOT partner.id IN $name_inside
  RETURN actor, partner, r, CASE type(r) WHEN 'COOPERATES_WITH' THEN type(r) ELSE '← ' + type(r) END AS tie
  UNION ALL
  MATCH (actor:Place|Organisation)-[r:SIGNED]->(:Agreement)<-[same:SIGNED]-(partner:Place|Organisation)
  WHERE actor.id IN $name_inside AND NOT partner.id IN $name_inside AND same.article = r.article
  RETURN actor, partner, r, type(r) AS tie
}
WITH actor, partner, r, tie
WHERE $status IS NULL OR r.status = $status
WITH actor, partner, r, tie,
     coalesce($ranks[r.status], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, tie, actor.name, r.article
WITH partner,
     collect(DISTINCT tie) AS ties,
     collect(DISTINCT CASE WHEN actor.id IN $name THEN null ELSE actor.name END) AS through,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.evidence[0])[0] AS cited,
     count(DISTINCT r.origin) AS articles
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN partner.name AS partner, ties, through, status, CASE date WHEN '' THEN null ELSE date END AS date, articles,
       s.text AS sentence
ORDER BY articles DESC, size(ties) DESC, partner
