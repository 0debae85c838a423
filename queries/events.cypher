// title: Events
// group: institutions
// answers: Which events took place or are planned, who organised them, who came, and where.
// param name (actor, optional): only events that this place or organisation, or what belongs to it, organised or attended, or that took place there
// column event: its name
// column kind: matchmaking, conference, ceremony, visit, other
// column organisers: who held it
// column attended: who came
// column places: where it took place
// column status: proposed, completed, ended
// column date: as precise as the text allows
// column article: the article that reports it
// column sentence: its words
// example: lingding query events --param name=中山
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (event:Event)
  RETURN event
  UNION
  MATCH (who:Place|Organisation)-[:ORGANISED|ATTENDED]->(event:Event) WHERE who.id IN $name_inside
  RETURN event
  UNION
  MATCH (place:Place)<-[:LOCATED_IN]-(event:Event) WHERE place.id IN $name_inside
  RETURN event
}
OPTIONAL MATCH (event)<-[r:ORGANISED]-(organiser:Place|Organisation)
WITH event, organiser, r,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, organiser.name, r.article
WITH event,
     collect(DISTINCT organiser.name) AS organisers,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.evidence[0])[0] AS cited
OPTIONAL MATCH (event)<-[:ATTENDED]-(guest)
WITH event, organisers, status, date, cited, guest ORDER BY guest.name
WITH event, organisers, status, date, cited, collect(DISTINCT guest.name) AS attended
OPTIONAL MATCH (event)-[:LOCATED_IN]->(place:Place)
WITH event, organisers, status, date, cited, attended, place ORDER BY place.name
WITH event, organisers, status, date, cited, attended, collect(DISTINCT place.name) AS places
OPTIONAL MATCH (event)<-[:MENTIONS]-(mentioned:Sentence)
WITH event, organisers, status, date, attended, places, cited, min(mentioned.id) AS first
WITH event, organisers, status, date, attended, places, coalesce(cited, first) AS cited
OPTIONAL MATCH (s:Sentence {id: cited})
OPTIONAL MATCH (s)-[:IN_ARTICLE]->(article:Article)
RETURN event.name AS event, event.kind AS kind, organisers, attended, places, status,
       CASE date WHEN '' THEN null ELSE date END AS date, article.id AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, event
