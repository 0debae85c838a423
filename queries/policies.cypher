// title: Policies
// group: institutions
// answers: Which plans, programmes and measures were issued, by whom, and what they cover.
// param name (actor, optional): only those issued by this place or organisation, or what belongs to it
// column policy: its name
// column kind: plan, programme, measure, list
// column issuers: who issued it
// column covers: what it is about
// column date: as precise as the text allows
// column article: that tells it
// column sentence: its words
// example: lingding query policies
MATCH (issuer:Place|Organisation)-[r:ISSUED]->(policy:Policy)
WITH issuer, r, policy, coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, issuer.name, r.article
WITH policy,
     collect(DISTINCT issuer.name) AS issuers,
     collect(DISTINCT issuer.id) AS ids,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.article)[0] AS article,
     collect(r.evidence[0])[0] AS cited
WHERE $name IS NULL OR any(id IN ids WHERE id IN $name_inside)
OPTIONAL MATCH (policy)-[:COVERS]->(subject)
WITH policy, issuers, date, article, cited, subject ORDER BY subject.name
WITH policy, issuers, date, article, cited, collect(DISTINCT subject.name) AS covers
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN policy.name AS policy, policy.kind AS kind, issuers, covers,
       CASE date WHEN '' THEN null ELSE date END AS date, article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, policy
