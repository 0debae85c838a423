// title: Policies
// chinese: 政策
// group: institutions
// answers: Which plans, programmes and measures were issued, by whom, and what they cover.
// param name (actor, optional): only those issued by this place or organisation, or what belongs to it
// param about (theme, optional): only those with this word in the name, in what is covered, or in the sentence shown
// param since (date, optional): only what is dated to this year, month or day, or later
// param until (date, optional): only what is dated to it, or earlier
// column policy: its name
// column kind: plan, programme, measure, list
// column issuers: who issued it
// column covers: what it is about
// column date: as precise as the text allows
// column article: that tells it
// column sentence: its words
// example: lingding query policies
// asks: 出台了哪些政策？
// asks: {when}出台了哪些政策？
// asks: {name}出台了哪些政策？
// asks: {name}{when}发布了什么规划？
// asks: {name}制定的方案有哪些？
// asks: {name}印发了哪些文件？
// asks: 关于{about}的政策有哪些？
// asks: {name}出台了哪些关于{about}的政策？
// asks: 有哪些规划、方案和办法？
// asks: {name}的政策措施
// asks: {name}有哪些规划？
// asks: {name}制定了什么办法？
// asks: {name}发布的政策文件
// asks: 有哪些关于{about}的规划？
// asks: Which policies were issued?
// asks: Which policies were issued {when}?
// asks: Which policies did {name} issue?
// asks: plans published by {name}
// asks: What programmes and measures has {name} adopted?
// asks: policies of {name} {when}
// asks: Which policies on {about} are there?
// asks: What policies about {about} did {name} issue?
// asks: Which regulations does {name} have?
// asks: What plans exist?
// asks: policy documents of {name}
// asks: What did {name} issue {when}?
// asks: measures taken by {name}
MATCH (issuer:Place|Organisation)-[r:ISSUED]->(policy:Policy)
WITH issuer, r, policy, coalesce($ranks[r.status], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, issuer.name, r.article
WITH policy,
     collect(DISTINCT issuer.name) AS issuers,
     collect(DISTINCT issuer.id) AS ids,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.article)[0] AS article,
     collect(r.evidence[0])[0] AS cited
WHERE ($name IS NULL OR any(id IN ids WHERE id IN $name_inside))
  AND ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <> '' AND substring(date, 0, size($until)) <= $until)
OPTIONAL MATCH (policy)-[:COVERS]->(subject)
WITH policy, issuers, date, article, cited, subject ORDER BY subject.name
WITH policy, issuers, date, article, cited, collect(DISTINCT subject.name) AS covers
OPTIONAL MATCH (s:Sentence {id: cited})
WITH policy, issuers, date, article, covers, s
WHERE $about IS NULL OR policy.name CONTAINS $about OR s.text CONTAINS $about
  OR any(subject IN covers WHERE subject CONTAINS $about)
RETURN policy.name AS policy, policy.kind AS kind, issuers, covers,
       CASE date WHEN '' THEN null ELSE date END AS date, article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, policy
