// title: Promises without a signature
// chinese: 尚未签约的意向
// group: time
// answers: Who meant to work together, or to sign, and has not signed anything together since, by all that was read.
// param name (actor, optional): only with this place or organisation, or what belongs to it
// param before (date, optional): only what was promised before this date
// column one: one side
// column other: the other
// column date: when it was promised
// column article: that tells it
// column sentence: its words
// example: lingding query unsigned-promises --param name=中山
// asks: 哪些承诺一直没有签约？
// asks: 谁说要合作却没有签协议？
// asks: {name}有哪些承诺没有兑现成协议？
// asks: {name}说过要合作但没签约的对象
// asks: {when}承诺过而没有签署的合作
// asks: 有合作意向但没有签协议的有哪些？
// asks: {name}和谁有意合作却没签？
// asks: 光说不签的合作有哪些？
// asks: 口头承诺没有签约的
// asks: {name}承诺了却没有签协议的合作
// asks: 迟迟没有签约的合作
// asks: 说要合作却没有签协议的有哪些？
// asks: {name}说要合作却一直没签的
// asks: 有意向但没有签约的
// asks: Which promises were not followed by a signature?
// asks: Who meant to cooperate and has not signed anything?
// asks: promises of {name} without an agreement
// asks: With whom did {name} promise to work but sign nothing?
// asks: pledges made {when} that were never signed
// asks: intentions of {name} that were not signed
// asks: unsigned promises
// asks: Which pledges have not led to an agreement?
// asks: promises that were never signed
// asks: What has {name} promised without signing?
// asks: cooperation that was announced but never signed
// asks: Who promised to cooperate but never signed?
// asks: announced but never signed
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  WHERE r.status = 'proposed'
  RETURN a, r, b
  UNION ALL
  MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
  WHERE a.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
  UNION ALL
  MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH]-(a:Place|Organisation)
  WHERE b.id IN $name_inside AND NOT a.id IN $name_inside AND r.status = 'proposed'
  RETURN a, r, b
}
WITH a, r, b
WHERE ($before IS NULL OR r.date < $before)
  AND NOT EXISTS { MATCH (a)-[further:COOPERATES_WITH]-(b) WHERE further.status IN ['agreed', 'active', 'completed'] }
  AND NOT EXISTS { MATCH (a)-[signed:SIGNED]->(:Agreement)<-[:SIGNED]-(b) WHERE signed.status <> 'proposed' }
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN a.name AS one, b.name AS other, r.date AS date, r.article AS article, s.text AS sentence
ORDER BY coalesce(date, ''), article, one, other
