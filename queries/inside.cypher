// title: What stands in a place
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
