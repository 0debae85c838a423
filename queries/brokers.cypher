// title: Brokers between two regions
// group: partners
// answers: Who stands on the ways that join two regions: of all shortest ways through cooperation, the share that runs through each (betweenness).
// param one (place): one region
// param other (place): the other
// param limit (integer = 20): how many
// analysis: brokers
// column broker: who stands between
// column kind: what it is
// column share: of the shortest ways from a member of one region to one of the other, 0 to 1
// column ties_one: its partners in the first region
// column ties_other: its partners in the other
// example: lingding query brokers --param one=中山 --param other=香港
MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
WITH DISTINCT a, b
RETURN a.id AS one, a.name AS one_name, a.kind AS one_kind, a.id IN $one_inside AS one_here, a.id IN $other_inside AS one_there,
       b.id AS other, b.name AS other_name, b.kind AS other_kind, b.id IN $one_inside AS other_here, b.id IN $other_inside AS other_there
ORDER BY one, other
