// title: What agreements, policies and events are about
// group: agreements
// answers: Which projects, places and organisations are covered by agreements, policies and events, and who stands behind these.
// param name (actor, optional): only what it, or what belongs to it, signed, issued or organised
// column subject: what is covered
// column label: Project, Place, Organisation
// column covered_by: agreements, policies and events
// column actors: who signed, issued or organised them
// example: lingding query subjects
MATCH (thing:Agreement|Policy|Event)-[:COVERS]->(subject:Project|Place|Organisation)
WITH DISTINCT thing, subject
OPTIONAL MATCH (thing)<-[:SIGNED|ISSUED|ORGANISED]-(actor:Place|Organisation)
WITH DISTINCT thing, subject, actor
ORDER BY thing.name, actor.name
WITH subject, collect(DISTINCT thing.name) AS covered_by, collect(DISTINCT actor.name) AS actors, collect(DISTINCT actor.id) AS ids
WHERE $name IS NULL OR any(id IN ids WHERE id IN $name_inside)
RETURN subject.name AS subject, labels(subject)[0] AS label, covered_by, actors
ORDER BY size(covered_by) DESC, label, subject
