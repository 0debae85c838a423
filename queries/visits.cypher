// title: Visits
// chinese: 访问
// group: partners
// answers: Who called on whom.
// param name (actor, optional): only visits by or to this place or organisation, or what belongs to it
// param other (actor, optional): only visits between the two
// param since (date, optional): only what is dated to this year, month or day, or later
// param until (date, optional): only what is dated to it, or earlier
// column visitor: whose delegation it was
// column visited: on whom it called
// column status: proposed or completed
// column date: as precise as the text allows
// column article: the article that reports it
// column sentence: its words
// example: lingding query visits --param name=澳门
// asks: 谁访问了谁？
// asks: 有哪些访问？
// asks: {when}有哪些考察访问？
// asks: {name}访问了哪些地方？
// asks: 谁访问过{name}？
// asks: {name}的代表团去过哪里？
// asks: {name}{when}接待了哪些来访？
// asks: 谁到{name}调研过？
// asks: {name}访问过{other}吗？
// asks: {name}去{other}考察过几次？
// asks: {name}和{other}之间有哪些互访？
// asks: {when}谁去过{name}？
// asks: 有哪些代表团来过{name}？
// asks: {name}派人到哪里走访过？
// asks: 谁考察过{name}？
// asks: {name}的考察团去了哪里？
// asks: 有谁来{name}参观过？
// asks: {name}领导出访过哪些地方
// asks: {name}和{other}互相访问过吗？
// asks: {when}{name}访问了谁？
// asks: {name}有没有去过{other}？
// asks: {name}去过{other}没有？
// asks: {name}和{other}互访的情况
// asks: Who visited whom?
// asks: Which visits were there {when}?
// asks: Whom did {name} visit?
// asks: Who visited {name}?
// asks: Which delegations came to {name} {when}?
// asks: Where did delegations from {name} go?
// asks: Did {name} visit {other}?
// asks: visits between {name} and {other}
// asks: visits by {name}
// asks: Who called on {name}?
// asks: trips of delegations from {name} {when}
// asks: Has anybody from {name} been to {other}?
// asks: Who came to {name}?
// asks: Which places did {name} visit?
// asks: visits to {name}
// asks: visits made {when}
// asks: Did a delegation from {name} go to {other}?
// asks: Who has been to {name}?
// asks: Which delegations visited {name}?
// asks: Has {name} been to {other}?
// asks: Have people from {name} visited {other}?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (visitor:Place|Organisation)-[r:VISITED]->(visited:Place|Organisation)
  RETURN visitor, r, visited
  UNION ALL
  MATCH (visitor:Place|Organisation)-[r:VISITED]->(visited:Place|Organisation)
  WHERE visitor.id IN $name_inside
  RETURN visitor, r, visited
  UNION ALL
  MATCH (visited:Place|Organisation)<-[r:VISITED]-(visitor:Place|Organisation)
  WHERE visited.id IN $name_inside AND NOT visitor.id IN $name_inside
  RETURN visitor, r, visited
}
WITH visitor, r, visited, coalesce(r.date, '') AS date
WHERE ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <> '' AND substring(date, 0, size($until)) <= $until)
  AND ($other IS NULL
    OR visited.id IN $other_inside AND ($name IS NULL OR visitor.id IN $name_inside)
    OR visitor.id IN $other_inside AND ($name IS NULL OR visited.id IN $name_inside))
OPTIONAL MATCH (s:Sentence {id: r.evidence[0]})
RETURN visitor.name AS visitor, visited.name AS visited, r.status AS status, CASE date WHEN '' THEN null ELSE date END AS date,
       r.article AS article, s.text AS sentence
ORDER BY coalesce(date, '') DESC, article, visitor, visited
