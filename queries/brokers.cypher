// title: Brokers between two regions
// chinese: 两个地区之间的中介
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
// asks: 谁是{one}和{other}之间的中间人？
// asks: 谁在{one}和{other}之间起桥梁作用？
// asks: 哪些机构连接了{one}和{other}？
// asks: {one}与{other}之间的关键纽带是谁？
// asks: {one}和{other}的合作主要靠谁牵线？
// asks: 连接{one}与{other}的前{limit}个中介
// asks: {one}和{other}之间谁最重要？
// asks: 哪些单位在{one}和{other}之间充当中间人？
// asks: 谁把{one}和{other}连在一起？
// asks: {one}与{other}的牵线人
// asks: 在{one}和{other}之间搭桥的机构
// asks: {one}和{other}之间谁的作用最重要？
// asks: 谁在联系{one}和{other}？
// asks: Who brokers between {one} and {other}?
// asks: Who stands between {one} and {other}?
// asks: Which organisations bridge {one} and {other}?
// asks: the most important intermediaries between {one} and {other}
// asks: top {limit} brokers between {one} and {other}
// asks: Who brings {one} and {other} together?
// asks: Through whom do {one} and {other} mostly cooperate?
// asks: Who acts as a bridge between {one} and {other}?
// asks: brokers between {one} and {other}
// asks: intermediaries between {one} and {other}
// asks: Which bodies mediate between {one} and {other}?
// asks: Who is the middleman between {one} and {other}?
// asks: Who brings {one} and {other} closer together?
// asks: key players between {one} and {other}
MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
RETURN DISTINCT a.id AS one, a.name AS one_name, a.kind AS one_kind, a.id IN $one_inside AS one_here, a.id IN $other_inside AS one_there,
       b.id AS other, b.name AS other_name, b.kind AS other_kind, b.id IN $one_inside AS other_here, b.id IN $other_inside AS other_there
ORDER BY one, other
