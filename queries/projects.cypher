// title: What is built
// group: institutions
// answers: Which projects, institutes and zones are being built or were built, by whom, where, and how far.
// param name (actor, optional): only what this place or organisation, or what belongs to it, builds
// param status (status, optional): only of this status
// column project: what is built
// column label: Project, Organisation, Place
// column builders: by whom
// column places: where
// column status: the furthest that any article tells
// column date: of that status
// column article: that tells it
// column sentence: its words
// example: lingding query projects --param name=中山
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (:Place|Organisation)-[:BUILDS]->(project:Project|Organisation|Place)
  RETURN project
  UNION
  MATCH (builder:Place|Organisation)-[:BUILDS]->(project:Project|Organisation|Place)
  WHERE builder.id IN $name_inside
  RETURN project
}
MATCH (project)<-[r:BUILDS]-(builder:Place|Organisation)
WITH builder, r, project, coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, builder.name, r.article
WITH project,
     collect(DISTINCT builder.name) AS builders,
     collect(r.status)[0] AS status,
     collect(coalesce(r.date, ''))[0] AS date,
     collect(r.article)[0] AS article,
     collect(r.evidence[0])[0] AS cited
WHERE $status IS NULL OR status = $status
CALL (project) {
  MATCH (project)-[:LOCATED_IN|PART_OF]->(place:Place)
  WITH DISTINCT place
  ORDER BY place.name
  RETURN collect(place.name) AS places
}
OPTIONAL MATCH (s:Sentence {id: cited})
RETURN project.name AS project, labels(project)[0] AS label, builders, places, status,
       CASE date WHEN '' THEN null ELSE date END AS date, article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, project, label
