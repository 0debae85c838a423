// title: Partners in common
// chinese: 共同的合作伙伴
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
// asks: {one}和{other}有哪些共同的合作伙伴？
// asks: 谁既和{one}合作又和{other}合作？
// asks: {one}与{other}的共同伙伴
// asks: 同时跟{one}和{other}合作的有谁？
// asks: {one}和{other}都和哪些机构合作？
// asks: {one}、{other}共有的合作方
// asks: {one}和{other}的共同合作伙伴有谁？
// asks: 哪些机构同时与{one}和{other}合作？
// asks: {one}和{other}有没有共同的伙伴？
// asks: 跟{one}、{other}两家都合作的
// asks: 谁和{one}合作，也和{other}合作？
// asks: {one}和{other}有没有共同伙伴？
// asks: Which partners do {one} and {other} have in common?
// asks: Who works with both {one} and {other}?
// asks: common partners of {one} and {other}
// asks: shared partners of {one} and {other}
// asks: Who cooperates with {one} as well as with {other}?
// asks: mutual partners of {one} and {other}
// asks: Do {one} and {other} have partners in common?
// asks: Which organisations work with {one} and also with {other}?
// asks: partners shared by {one} and {other}
// asks: Who is a partner of both {one} and {other}?
// asks: Who works with {one} and with {other} too?
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
