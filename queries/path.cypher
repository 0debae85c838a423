// title: The path between two names
// chinese: 两者之间的路径
// group: partners
// answers: How two entities hang together: the shortest chain of statements from one to the other, each with its sentence.
// param one (entity): where the path begins
// param other (entity): where it ends
// column step: first, second, …
// column from: one end of the step
// column tie: what joins the two; the arrow says who acts
// column to: the other end
// column status: how far it has come
// column date: as precise as the text allows
// column article: the article that says so
// column sentence: its words
// example: lingding query path --param one=香港理工大学 --param other=深圳大学
// asks: {one}和{other}是怎么联系起来的？
// asks: {one}到{other}的路径
// asks: {one}通过谁和{other}联系在一起？
// asks: {one}和{other}之间隔着哪些环节？
// asks: {one}怎样才能连到{other}？
// asks: 从{one}到{other}最短的关系链
// asks: {one}和{other}有什么间接关系？
// asks: {one}与{other}之间经过了谁？
// asks: {one}和{other}怎么连起来的？
// asks: {one}通过哪些机构与{other}相连？
// asks: {one}和{other}之间的关系链是什么？
// asks: {one}与{other}有什么间接的联系？
// asks: 从{one}怎么走到{other}？
// asks: {one}要通过谁才能联系到{other}？
// asks: {one}和{other}之间隔了几个环节？
// asks: {one}同{other}有没有间接的关系？
// asks: How are {one} and {other} connected?
// asks: What is the path from {one} to {other}?
// asks: the shortest chain between {one} and {other}
// asks: How does {one} hang together with {other}?
// asks: Through whom is {one} linked to {other}?
// asks: By which steps does one get from {one} to {other}?
// asks: chain of ties from {one} to {other}
// asks: How is {one} related to {other}?
// asks: What chain connects {one} to {other}?
// asks: path between {one} and {other}
// asks: Through which organisations are {one} and {other} connected?
// asks: Find a chain from {one} to {other}
// asks: the shortest path from {one} to {other}
// asks: By what steps is {one} connected to {other}?
// asks: How does one get from {one} to {other}?
MATCH (start:Place|Organisation|Person|Agreement|Project|Event|Policy) WHERE start.id IN $one
MATCH (goal:Place|Organisation|Person|Agreement|Project|Event|Policy)
WHERE goal.id IN $other AND goal.id <> start.id
MATCH path = allShortestPaths((start)-[:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED|ATTENDED|COVERS|LOCATED_IN|PART_OF|WORKS_FOR*..8]-(goal))
WITH DISTINCT nodes(path) AS stops
ORDER BY size(stops), reduce(text = '', stop IN stops | text + stop.id + ' ')
LIMIT 1
UNWIND range(0, size(stops) - 2) AS i
WITH i + 1 AS step, stops[i] AS a, stops[i + 1] AS b
MATCH (a)-[r]-(b)
WITH step, a, b, r,
     coalesce($ranks[r.status], -1) AS rank
ORDER BY step, rank DESC, r.confidence DESC, type(r), r.article
WITH step, a, b, collect(r)[0] AS r
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN step, a.name AS from,
       CASE WHEN type(r) = 'COOPERATES_WITH' THEN type(r)
            WHEN startNode(r) = a THEN type(r) + ' →' ELSE '← ' + type(r) END AS tie,
       b.name AS to, r.status AS status, r.date AS date, r.article AS article, s.text AS sentence
ORDER BY step
