// title: What stands in a place
// chinese: 一地之内有什么
// group: places
// answers: Which organisations and places lie in a place, or belong to an organisation, with what they do.
// param name (actor): the place or organisation
// column name: what lies in it
// column label: Place, Organisation
// column kind: what it is
// column partners: how many it works with
// column signed: how many agreements it signed
// column articles: how many mention it, reprints left out
// example: lingding query inside --param name=中山
// asks: {name}有哪些机构？
// asks: {name}里面有什么单位？
// asks: 位于{name}的机构有哪些？
// asks: {name}下属哪些单位？
// asks: {name}下面有哪些区和镇？
// asks: {name}境内的高校和企业
// asks: {name}包括哪些地方？
// asks: 哪些机构属于{name}？
// asks: 落户{name}的机构
// asks: {name}有哪些单位？
// asks: {name}有什么企业和大学？
// asks: {name}辖区内的机构
// asks: {name}里的研究院
// asks: 设在{name}的单位
// asks: {name}由哪些部分组成？
// asks: {name}包含哪些区县？
// asks: {name}由哪些区组成？
// asks: {name}有哪些研究院？
// asks: Which organisations are in {name}?
// asks: What lies in {name}?
// asks: What belongs to {name}?
// asks: organisations located in {name}
// asks: districts and towns of {name}
// asks: Which institutes and companies stand in {name}?
// asks: What is inside {name}?
// asks: subordinate bodies of {name}
// asks: Which units are part of {name}?
// asks: institutions in {name}
// asks: Which bodies are based in {name}?
// asks: What is located in {name}?
// asks: What is in {name}?
// asks: companies and universities in {name}
// asks: What does {name} consist of?
// asks: What is there in {name}?
// asks: districts of {name}
MATCH (inner:Place|Organisation)
WHERE inner.id IN $name_inside AND NOT inner.id IN $name
CALL (inner) {
  MATCH (inner)-[:COOPERATES_WITH]-(partner) RETURN count(DISTINCT partner.id) AS partners
}
CALL (inner) {
  MATCH (inner)-[:SIGNED]->(agreement) RETURN count(DISTINCT agreement.id) AS signed
}
CALL (inner) {
  MATCH (inner)<-[:MENTIONS]-(:Sentence)-[:IN_ARTICLE]->(article) RETURN count(DISTINCT article.origin) AS articles
}
RETURN inner.name AS name, labels(inner)[0] AS label, inner.kind AS kind, partners, signed, articles
ORDER BY partners DESC, articles DESC, label, name
