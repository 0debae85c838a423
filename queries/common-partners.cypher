// title: Partners in common
// group: partners
// answers: Who works with both of two places or organisations, counting what belongs to them.
// param one (actor): one of the two
// param other (actor): the other
// column partner: who works with both
// column kind: what it is
// column with_one: who on the first side, or the first itself
// column with_other: who on the other side
// column articles: how many tell of either tie, reprints left out
// example: lingding query common-partners --param one=香港理工大学 --param other=深圳
MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]-(partner:Place|Organisation)
WHERE a.id IN $one_inside AND NOT partner.id IN $one_inside AND NOT partner.id IN $other_inside
WITH partner, a, r ORDER BY a.name
WITH partner, collect(DISTINCT a.name) AS with_one, collect(DISTINCT r.origin) AS first
MATCH (partner)-[s:COOPERATES_WITH]-(b:Place|Organisation)
WHERE b.id IN $other_inside
WITH partner, with_one, first, b, s ORDER BY b.name
WITH partner, with_one, first, collect(DISTINCT b.name) AS with_other, collect(DISTINCT s.origin) AS second
RETURN partner.name AS partner, partner.kind AS kind, with_one, with_other,
       size(first) + size([article IN second WHERE NOT article IN first]) AS articles
ORDER BY articles DESC, partner
