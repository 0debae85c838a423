// title: What agreements, policies and events are about
// chinese: 协议、政策和活动的内容
// group: agreements
// answers: Which projects, places and organisations are covered by agreements, policies and events, and who stands behind these.
// param name (actor, optional): only what it, or what belongs to it, signed, issued or organised
// column subject: what is covered
// column label: Project, Place, Organisation
// column covered_by: agreements, policies and events
// column actors: who signed, issued or organised them
// example: lingding query subjects
// asks: 协议、政策和活动都涉及哪些内容？
// asks: 协议都是关于什么的？
// asks: {name}签的协议涉及哪些项目和地方？
// asks: {name}的协议和政策涵盖什么？
// asks: 哪些项目被写进了协议？
// asks: 协议的标的是什么？
// asks: {name}的协议覆盖了哪些对象
// asks: 协议的内容是什么？
// asks: 协议涉及哪些项目？
// asks: 协议里写了哪些事？
// asks: 政策和活动涉及哪些对象？
// asks: {name}的协议是关于什么的？
// asks: {name}的政策和协议涵盖哪些内容？
// asks: 哪些项目写在协议里？
// asks: 协议里有什么内容？
// asks: What are the agreements about?
// asks: What do the agreements, policies and events cover?
// asks: Which projects are covered by agreements?
// asks: What are the agreements of {name} about?
// asks: subjects of the agreements signed by {name}
// asks: Which places and organisations are the subject of agreements?
// asks: What is covered by the agreements?
// asks: topics of the agreements
// asks: subject matter of the agreements and policies
// asks: Which projects do agreements cover?
MATCH (thing:Agreement|Policy|Event)-[:COVERS]->(subject:Project|Place|Organisation)
WITH DISTINCT thing, subject
OPTIONAL MATCH (thing)<-[:SIGNED|ISSUED|ORGANISED]-(actor:Place|Organisation)
WITH DISTINCT thing, subject, actor
ORDER BY thing.name, actor.name
WITH subject, collect(DISTINCT thing.name) AS covered_by, collect(DISTINCT actor.name) AS actors, collect(DISTINCT actor.id) AS ids
WHERE $name IS NULL OR any(id IN ids WHERE id IN $name_inside)
RETURN subject.name AS subject, labels(subject)[0] AS label, covered_by, actors
ORDER BY size(covered_by) DESC, label, subject
