// title: Events
// chinese: 活动
// group: institutions
// answers: Which events took place or are planned, who organised them, who came, and where.
// param name (actor, optional): only events that this place or organisation, or what belongs to it, organised or attended, or that took place there
// param since (date, optional): only what is dated to this year, month or day, or later
// param until (date, optional): only what is dated to it, or earlier
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
// asks: 举办了哪些活动？
// asks: {when}举办了哪些活动？
// asks: {name}举办了哪些活动？
// asks: {name}有什么会议？
// asks: {name}{when}举办过什么活动？
// asks: 在{name}召开过哪些会议和论坛？
// asks: {name}参加了哪些活动？
// asks: 有哪些论坛、对接会和签约仪式？
// asks: {name}主办的活动
// asks: {name}承办过哪些会？
// asks: {when}开了哪些会？
// asks: {name}举行过哪些仪式？
// asks: {name}开过什么会？
// asks: {name}举办的论坛有哪些？
// asks: {when}有哪些活动？
// asks: 谁主办了哪些活动？
// asks: {name}出席了哪些活动？
// asks: Which events took place?
// asks: Which events took place {when}?
// asks: Which events did {name} organise?
// asks: What conferences took place in {name}?
// asks: meetings held in {name} {when}
// asks: forums and fairs that {name} hosted
// asks: Which events did {name} attend?
// asks: ceremonies in {name}
// asks: events of {name}
// asks: What was held {when}?
// asks: Who organised which events?
// asks: Which conferences and forums did {name} host?
// asks: What events were there in {name}?
// asks: Which ceremonies were held {when}?
// asks: What took place in {name} {when}?
// asks: What events did {name} attend?
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
     coalesce($ranks[r.status], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, organiser.name, r.article
WITH event,
     collect(DISTINCT organiser.name) AS organisers,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.evidence[0])[0] AS cited
WHERE ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <> '' AND substring(date, 0, size($until)) <= $until)
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
