// title: Communities
// group: partners
// answers: Which places and organisations form groups that work more with each other than with the rest (Louvain).
// param limit (integer = 10): how many groups, the largest first
// analysis: communities
// column community: number, by size
// column size: how many belong to it
// column centre: the member with most partners inside
// column members: by partners inside; at most 20
// column ties: inside of the group
// column outward: ties to other groups
// example: lingding query communities
MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
RETURN a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name, count(DISTINCT r.origin) AS articles
ORDER BY one, other
