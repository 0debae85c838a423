// title: Agreements of three and more
// chinese: 三方以上的协议
// group: agreements
// answers: Which agreements have three parties or more.
// param least (integer = 3): the least number of parties
// param name (actor, optional): only with this place or organisation, or what belongs to it, as a party
// column agreement: its name
// column kind: strategic, framework, memorandum, contract, other
// column parties: who signed
// column number: how many
// column date: as precise as the text allows
// column articles: that report it
// example: lingding query joint-agreements
// asks: 哪些协议是三方以上签的？
// asks: {least}方以上的协议有哪些？
// asks: 至少{least}方共同签署的协议
// asks: 有{least}家以上参加的协议
// asks: 多方协议有哪些？
// asks: 多方联合签署了哪些文件？
// asks: {name}参加的多方协议
// asks: {name}签过哪些{least}方以上的协议？
// asks: {name}与多家一起签的协议
// asks: {least}方协议有哪些？
// asks: 三方协议有哪些？
// asks: {name}参与的三方协议
// asks: 几家单位共同签的协议
// asks: 多家一起签的文件
// asks: {least}家以上一起签的协议有哪些？
// asks: 多方一起签署的文件有哪些？
// asks: Which agreements have three parties or more?
// asks: agreements with at least {least} parties
// asks: agreements signed by {least} or more parties
// asks: Which agreements have more than two parties?
// asks: multilateral agreements
// asks: multi-party agreements signed by {name}
// asks: Which agreements with {least} or more signatories does {name} belong to?
// asks: agreements that several parties signed jointly
// asks: Which joint agreements is {name} a party to?
// asks: agreements between several parties
// asks: Which agreements did more than two signatories sign?
// asks: agreements in which {name} is one of several parties
// asks: multilateral agreements of {name}
// asks: agreements with more than {least} parties
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (agreement:Agreement)
  RETURN agreement
  UNION ALL
  MATCH (one:Place|Organisation)-[:SIGNED]->(agreement:Agreement)
  WHERE one.id IN $name_inside
  RETURN DISTINCT agreement
}
MATCH (agreement)<-[r:SIGNED]-(party:Place|Organisation)
WITH agreement, party, r ORDER BY party.name
WITH agreement, collect(DISTINCT party.name) AS parties, max(r.date) AS date, collect(DISTINCT r.article) AS told
UNWIND told AS article
WITH agreement, parties, date, article ORDER BY article
WITH agreement, parties, date, collect(article) AS articles
WHERE size(parties) >= $least
RETURN agreement.name AS agreement, agreement.kind AS kind, parties, size(parties) AS number, date, articles
ORDER BY number DESC, coalesce(date, '') DESC, agreement, parties
