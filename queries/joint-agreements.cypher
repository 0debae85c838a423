// title: Agreements of three and more
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
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (agreement:Agreement)<-[:SIGNED]-(:Place|Organisation)
  RETURN agreement
  UNION
  MATCH (one:Place|Organisation)-[:SIGNED]->(agreement:Agreement)
  WHERE one.id IN $name_inside
  RETURN agreement
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
