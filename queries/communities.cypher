// title: Communities
// chinese: 合作的群体
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
// asks: 合作网络分成哪些群体？
// asks: 有哪些合作圈子？
// asks: 哪些地方和机构抱团？
// asks: 合作网络里有几个社群？
// asks: 网络的社区划分
// asks: 最大的{limit}个群体
// asks: 谁和谁属于一个圈子？
// asks: 合作网络可以分成几个群体？
// asks: 网络里有哪些圈子？
// asks: 合作网络的社群结构
// asks: 哪些机构形成了群体？
// asks: 网络的社群划分
// asks: Which communities are there in the network?
// asks: Which groups work mostly with each other?
// asks: What clusters does the network have?
// asks: How does the network fall into groups?
// asks: the {limit} largest communities
// asks: communities in the graph
// asks: groups in the cooperation network
// asks: Into which communities can the network be divided?
// asks: Who belongs to which community?
// asks: the largest groups of the network
// asks: the communities of the network
MATCH (a:Place|Organisation)-[r:COOPERATES_WITH]->(b:Place|Organisation)
RETURN a.id AS one, a.name AS one_name, b.id AS other, b.name AS other_name, count(DISTINCT r.origin) AS articles
ORDER BY one, other
