// title: What is built
// chinese: 建设的项目
// group: institutions
// answers: Which projects, institutes and zones are being built or were built, by whom, where, and how far.
// param name (actor, optional): only what this place or organisation, or what belongs to it, builds
// param status (status, optional): only of this status
// param since (date, optional): only what is dated to this year, month or day, or later
// param until (date, optional): only what is dated to it, or earlier
// column project: what is built
// column label: Project, Organisation, Place
// column builders: by whom
// column places: where
// column status: the furthest that any article tells
// column date: of that status
// column article: that tells it
// column sentence: its words
// example: lingding query projects --param name=中山
// asks: 在建设哪些项目？
// asks: {name}建设了哪些项目？
// asks: {name}正在建设什么？
// asks: {name}有哪些在建项目？
// asks: {name}建成了哪些项目？
// asks: {when}建成的项目有哪些？
// asks: {name}{when}建设的项目
// asks: {name}拟建的项目有哪些？
// asks: {name}参与共建的平台和基地
// asks: 已经建成的研究院有哪些？
// asks: 规划中的园区有哪些？
// asks: {name}修了什么？
// asks: {name}建了哪些研究院？
// asks: {name}在建的工程
// asks: {name}建成的设施
// asks: {name}的建设项目
// asks: 哪些园区在建？
// asks: {name}打造了什么基地？
// asks: 已建成的项目
// asks: 计划建设的项目
// asks: 建成了哪些研究院？
// asks: 已经投入使用的项目有哪些？
// asks: Which projects are being built?
// asks: What is {name} building?
// asks: Which projects did {name} build?
// asks: What has been built in {name}?
// asks: Which projects of {name} are completed?
// asks: projects under construction in {name}
// asks: What was built {when}?
// asks: Which institutes and zones are planned?
// asks: facilities that {name} is setting up
// asks: Which infrastructure was completed {when}?
// asks: What is under construction?
// asks: construction projects of {name}
// asks: What is being built in {name}?
// asks: finished projects of {name}
// asks: What infrastructure is there in {name}?
// asks: completed facilities
// asks: planned projects of {name}
// asks: What did {name} construct?
// asks: What infrastructure has {name} built?
// asks: Which zones are planned?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (project:Project|Organisation|Place)
  RETURN project
  UNION ALL
  MATCH (builder:Place|Organisation)-[:BUILDS]->(project:Project|Organisation|Place)
  WHERE builder.id IN $name_inside
  RETURN DISTINCT project
}
MATCH (project)<-[r:BUILDS]-(builder:Place|Organisation)
WITH builder, r, project, coalesce($ranks[r.status], -1) AS rank
ORDER BY rank DESC, coalesce(r.date, '') DESC, builder.name, r.article
WITH project, collect(DISTINCT builder.name) AS builders, collect(r)[0] AS r
WHERE ($status IS NULL OR r.status = $status)
  AND ($since IS NULL OR r.date >= $since) AND ($until IS NULL OR substring(r.date, 0, size($until)) <= $until)
CALL (project) {
  MATCH (project)-[:LOCATED_IN|PART_OF]->(place:Place)
  WITH DISTINCT place.name AS name
  ORDER BY name
  RETURN collect(name) AS places
}
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN project.name AS project, labels(project)[0] AS label, builders, places, r.status AS status,
       r.date AS date, r.article AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, project, label
