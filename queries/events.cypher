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
MATCH (event:Event)
WHERE $name IS NULL
   OR EXISTS {
     MATCH (who:Place|Organisation)-[:ORGANISED|ATTENDED]->(event)
     MATCH (who)-[:LOCATED_IN|PART_OF*0..4]->(w:Place|Organisation) WHERE w.id IN $name
   }
   OR EXISTS { MATCH (event)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..4]->(w:Place) WHERE w.id IN $name }
OPTIONAL MATCH (organiser)-[r:ORGANISED]->(event)
WITH event, organiser, r,
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, organiser.name, r.article
WITH event, collect(DISTINCT organiser.name) AS organisers, collect(r)[0] AS furthest
OPTIONAL MATCH (guest)-[:ATTENDED]->(event)
WITH event, organisers, furthest, guest ORDER BY guest.name
WITH event, organisers, furthest, collect(DISTINCT guest.name) AS attended
OPTIONAL MATCH (event)-[:LOCATED_IN]->(place:Place)
WITH event, organisers, furthest, attended, place ORDER BY place.name
WITH event, organisers, furthest, attended, collect(DISTINCT place.name) AS places
OPTIONAL MATCH (mentioned:Sentence)-[:MENTIONS]->(event)
WITH event, organisers, furthest, attended, places, min(mentioned.id) AS mention
OPTIONAL MATCH (s:Sentence {id: coalesce(furthest.evidence[0], mention)})-[:IN_ARTICLE]->(article:Article)
RETURN event.name AS event, event.kind AS kind, organisers, attended, places,
       furthest.status AS status, furthest.date AS date, article.id AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, event
