// title: The path between two names
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
     coalesce([i IN range(0, size($statuses) - 1) WHERE $statuses[i] = r.status][0], -1) AS rank
ORDER BY step, rank DESC, r.confidence DESC, type(r), r.article
WITH step, a, b, collect(r)[0] AS r
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN step, a.name AS from,
       CASE WHEN type(r) = 'COOPERATES_WITH' THEN type(r)
            WHEN startNode(r) = a THEN type(r) + ' →' ELSE '← ' + type(r) END AS tie,
       b.name AS to, r.status AS status, r.date AS date, r.article AS article, s.text AS sentence
ORDER BY step
