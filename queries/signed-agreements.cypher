// title: Signed agreements
// chinese: 已签署的协议
// group: agreements
// answers: Which agreements were signed, by whom, when, about what, and where it says so.
// param place (actor, optional): only those with a party that is, or belongs to, this place or organisation
// param other (actor, optional): only those that this one, or what belongs to it, signed as well
// param about (theme, optional): only those with this word in the name, in what is covered, or in the sentence shown
// param since (date, optional): only what is dated to this year, month or day, or later
// param until (date, optional): only what is dated to it, or earlier
// column agreement: its name
// column kind: strategic, framework, memorandum, contract, other
// column parties: who signed
// column covers: what it is about, where the text names it
// column status: agreed, or what became of it
// column date: as precise as the text allows
// column article: the article that reports it
// column sentence: the words of the article
// example: lingding query signed-agreements --param place=深圳
// asks: 签了哪些协议？
// asks: {when}签了哪些协议？
// asks: {place}签了哪些协议？
// asks: {place}签署过什么合同？
// asks: {place}{when}签订的协议有哪些？
// asks: {place}和谁签了协议？
// asks: {place}和{other}之间签了哪些协议？
// asks: {place}与{other}签过什么备忘录？
// asks: {when}{place}和{other}签署了什么文件？
// asks: {place}同{other}有什么协议？
// asks: 关于{about}的协议有哪些？
// asks: {place}签了哪些关于{about}的协议？
// asks: {place}和{other}达成了什么协议？
// asks: {place}与{other}签约的内容
// asks: 签约情况汇总
// asks: {place}一共签了多少份协议？
// asks: 和{about}有关的协议
// asks: {place}有哪些协议？
// asks: {place}都签过哪些文件
// asks: {place}跟哪些单位签过协议？
// asks: {when}签的协议
// asks: {place}{when}和谁签约了？
// asks: {place}跟谁签了协议？
// asks: 签约的有哪些？
// asks: 和{about}相关的协议有哪些？
// asks: Which agreements were signed?
// asks: Which agreements were signed {when}?
// asks: What has {place} signed?
// asks: Which agreements did {place} sign?
// asks: What agreements has {place} signed with anyone {when}?
// asks: With whom did {place} sign agreements?
// asks: Which agreements did {place} and {other} sign?
// asks: What did {place} sign with {other}?
// asks: Agreements between {place} and {other} {when}
// asks: memorandum signed by {place} and {other}
// asks: Which agreements about {about} were signed?
// asks: Which agreements on {about} has {place} signed?
// asks: contracts of {place}
// asks: How many agreements has {place} signed?
// asks: treaties that {place} has entered into
// asks: contracts signed by {place}
// asks: agreements signed {when}
// asks: Has {place} signed anything with {other}?
// asks: agreements of {place} with {other}
// asks: documents that {place} and {other} have both signed
// asks: How many agreements did {place} and {other} sign?
CALL () {
  WITH $place AS place WHERE place IS NULL
  MATCH (agreement:Agreement)
  RETURN agreement
  UNION ALL
  MATCH (party:Place|Organisation)-[:SIGNED]->(agreement:Agreement)
  WHERE party.id IN $place_inside
  RETURN DISTINCT agreement
}
WITH DISTINCT agreement
WHERE $other IS NULL
  OR EXISTS { MATCH (agreement)<-[:SIGNED]-(p) WHERE p.id IN $other_inside AND NOT p.id IN $place_inside }
    AND ($place IS NULL
      OR EXISTS { MATCH (agreement)<-[:SIGNED]-(p) WHERE p.id IN $place_inside AND NOT p.id IN $other_inside })
MATCH (agreement)<-[r:SIGNED]-(party:Place|Organisation)
WITH agreement, party, r,
     coalesce($ranks[r.status], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, party.name, r.article
WITH agreement,
     collect(DISTINCT party.name) AS parties,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.article)[0] AS article,
     collect(r.evidence[0])[0] AS cited
WHERE ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <> '' AND substring(date, 0, size($until)) <= $until)
OPTIONAL MATCH (agreement)-[:COVERS]->(subject)
WITH agreement, parties, status, date, article, cited, subject
ORDER BY subject.name
WITH agreement, parties, status, date, article, cited, collect(DISTINCT subject.name) AS covers
OPTIONAL MATCH (s:Sentence {id: cited})
WITH agreement, parties, status, date, article, covers, s
WHERE $about IS NULL OR agreement.name CONTAINS $about OR s.text CONTAINS $about
  OR any(subject IN covers WHERE subject CONTAINS $about)
RETURN agreement.name AS agreement, agreement.kind AS kind, parties, covers, status,
       CASE date WHEN '' THEN null ELSE date END AS date, article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, agreement, parties
