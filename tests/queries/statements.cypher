// What analysts write: each statement gives the same rows on both engines over the gold corpus.
// A statement ends with a semicolon; the line above names what it is about.

// count by label
MATCH (n:Place|Organisation|Person|Agreement|Project|Event|Policy) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label;

// count by two labels
MATCH (c:City)-[r:COOPERATES_WITH]-(u:University) RETURN count(r) AS n;

// count of relationships by type
MATCH (a)-[r]->(b) RETURN type(r) AS type, count(*) AS n ORDER BY type;

// distinct aggregation
MATCH (a:Organisation)-[r:COOPERATES_WITH]-(b) RETURN a.name AS name, count(DISTINCT b) AS partners, count(DISTINCT r.article) AS articles ORDER BY partners DESC, name LIMIT 20;

// collect sorted
MATCH (p:Place)<-[:LOCATED_IN]-(o:Organisation) WITH p, o ORDER BY o.name RETURN p.name AS place, collect(o.name) AS organisations ORDER BY place;

// collect distinct and slice
MATCH (o:Organisation) WITH o.kind AS kind, o.name AS name ORDER BY name RETURN kind, collect(DISTINCT name)[0..3] AS some ORDER BY kind;

// min, max, avg, sum
MATCH ()-[r:COOPERATES_WITH]->() RETURN min(r.confidence) AS low, max(r.confidence) AS high, round(avg(r.confidence), 3) AS mean, sum(size(r.evidence)) AS pieces;

// deviation
MATCH (s:Sentence) RETURN round(stDev(size(s.text)), 2) AS spread, max(size(s.text)) AS longest;

// having through with
MATCH (a:Agreement)<-[:SIGNED]-(p) WITH a, count(p) AS parties WHERE parties > 1 RETURN a.name AS agreement, parties ORDER BY parties DESC, agreement, a.id;

// optional match with null
MATCH (p:Person) OPTIONAL MATCH (p)-[w:WORKS_FOR]->(o) RETURN p.name AS person, w.role AS role, o.name AS office ORDER BY person, office, role;

// optional match with where
MATCH (u:University) OPTIONAL MATCH (u)-[:LOCATED_IN]->(c:Place) WHERE c.kind = 'sar' RETURN u.name AS university, c.name AS region ORDER BY university, region;

// optional match counted
MATCH (e:Event) OPTIONAL MATCH (e)<-[:ORGANISED]-(o) RETURN e.name AS event, e.id AS id, count(o) AS organisers ORDER BY organisers DESC, id;

// exists subquery
MATCH (o:Organisation) WHERE EXISTS { (o)-[:SIGNED]->(:Agreement) } RETURN o.name AS name ORDER BY name;

// exists subquery with where
MATCH (o:Organisation) WHERE EXISTS { MATCH (o)-[r:COOPERATES_WITH]-(p:Place) WHERE r.status = 'agreed' } RETURN o.name AS name ORDER BY name;

// not exists
MATCH (o:Organisation:University) WHERE NOT EXISTS { (o)-[:COOPERATES_WITH]-() } RETURN o.name AS name ORDER BY name;

// count subquery
MATCH (p:Place) RETURN p.name AS name, COUNT { (p)-[:COOPERATES_WITH]-() } AS ties ORDER BY ties DESC, name LIMIT 15;

// count subquery in where
MATCH (p:Place) WHERE COUNT { (p)<-[:PART_OF]-(:Place) } > 1 RETURN p.name AS name ORDER BY name;

// collected by a subquery
MATCH (a:Agreement) CALL (a) { MATCH (a)<-[:SIGNED]-(p) WITH p.name AS name ORDER BY name RETURN collect(name) AS parties } RETURN a.name AS name, parties ORDER BY name, parties;

// call subquery
MATCH (c:City) CALL (c) { MATCH (c)-[r:COOPERATES_WITH]-(x) RETURN count(r) AS ties } RETURN c.name AS city, ties ORDER BY ties DESC, city;

// first of each by a call subquery
MATCH (c:City) CALL (c) { MATCH (c)-[:COOPERATES_WITH]-(x) WITH x ORDER BY x.name RETURN collect(x.name)[0] AS partner } RETURN c.name AS city, partner ORDER BY city;

// call subquery with union
CALL () { MATCH (a:Organisation)-[:SIGNED]->() RETURN a.name AS name UNION MATCH (a:Organisation)-[:ORGANISED]->() RETURN a.name AS name } RETURN name ORDER BY name;

// a relationship's property in a later match
MATCH (:Place {name: '中山市'})-[r:VISITED]->(x) WITH x, r.article AS id MATCH (a:Article {id: id}) RETURN x.name AS visited, a.name AS title ORDER BY visited, title;

// list comprehension
MATCH (p:Place {name: '中山市'}) RETURN [alias IN p.aliases WHERE size(alias) = 2 | alias + '…'] AS short;

// pattern comprehension
MATCH (p:Place {name: '中山市'}) WITH [(p)-[:SIGNED]->(a) | a.name] AS names UNWIND names AS name RETURN name ORDER BY name;

// pattern comprehension with where
MATCH (u:University {name: '香港中文大学'}) WITH [(u)-[r:COOPERATES_WITH]-(x) WHERE r.status = 'agreed' | x.name] AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name;

// size of a pattern comprehension
MATCH (o:Organisation) RETURN o.name AS name, size([(o)-[:BUILDS]->(x) | x]) AS built ORDER BY built DESC, name LIMIT 10;

// any
MATCH (o:Organisation) WHERE any(alias IN o.aliases WHERE alias STARTS WITH '港') RETURN o.name AS name ORDER BY name;

// all and none
MATCH (o:Organisation) WHERE all(alias IN o.aliases WHERE size(alias) > 1) AND none(alias IN o.aliases WHERE alias CONTAINS '中') AND size(o.aliases) > 0 RETURN count(o) AS n;

// single
MATCH (o:Organisation) WHERE single(alias IN o.aliases WHERE size(alias) = 2) RETURN o.name AS name ORDER BY name;

// reduce
MATCH (o:Organisation {name: '香港中文大学'}) RETURN reduce(n = 0, alias IN o.aliases | n + size(alias)) AS characters;

// variable length
MATCH (p:Place {name: '中山市'})<-[:PART_OF*1..3]-(x:Place) RETURN DISTINCT x.name AS name ORDER BY name;

// variable length with two types
MATCH (:Place {name: '广东省'})<-[:LOCATED_IN|PART_OF*1..4]-(x) RETURN DISTINCT labels(x)[0] AS label, x.name AS name ORDER BY label, name;

// variable length of zero
MATCH (:Place {name: '中山市'})<-[:PART_OF*0..1]-(x) RETURN DISTINCT x.name AS name ORDER BY name;

// path of variable length
MATCH path = (:Place {name: '横栏镇'})-[:PART_OF*]->(top:Place) WHERE NOT (top)-[:PART_OF]->() RETURN [n IN nodes(path) | n.name] AS names, length(path) AS steps ORDER BY steps;

// types along a path
MATCH path = (:Organisation {name: '金鼎光学'})-[:COOPERATES_WITH|LOCATED_IN*2..2]-(x) RETURN DISTINCT [r IN relationships(path) | type(r)] AS types, x.name AS name ORDER BY types, name;

// shortest path
MATCH (a:Organisation {name: '金鼎光学'}) MATCH (b:Organisation {name: '香港中文大学'}) MATCH p = shortestPath((a)-[:SIGNED|COOPERATES_WITH|VISITED|LOCATED_IN|PART_OF*..8]-(b)) RETURN length(p) AS steps;

// all shortest paths
MATCH (a:Organisation {name: '香港中文大学'}) MATCH (b:Organisation {name: '香港理工大学'}) MATCH p = allShortestPaths((a)-[:COOPERATES_WITH*..4]-(b)) RETURN DISTINCT [n IN nodes(p) | n.name] AS names ORDER BY names;

// union
MATCH (c:City) RETURN c.name AS name UNION MATCH (s:Sar) RETURN s.name AS name;

// union all
MATCH (c:Town) RETURN c.name AS name UNION ALL MATCH (d:District) RETURN d.name AS name;

// case of a value
MATCH (o:Organisation) RETURN CASE o.kind WHEN 'university' THEN '高校' WHEN 'company' THEN '企业' ELSE '其他' END AS kind, count(*) AS n ORDER BY kind;

// case of conditions
MATCH ()-[r:COOPERATES_WITH]->() RETURN CASE WHEN r.date IS NULL THEN 'undated' WHEN r.date >= '2024' THEN 'since 2024' ELSE 'earlier' END AS time, count(*) AS n ORDER BY time;

// contains
MATCH (s:Sentence) WHERE s.text CONTAINS '深中通道' RETURN s.id AS id ORDER BY id;

// starts and ends with
MATCH (o:Organisation) WHERE o.name STARTS WITH '香港' AND o.name ENDS WITH '大学' RETURN o.name AS name ORDER BY name;

// regular expression
MATCH (o:Organisation) WHERE o.name =~ '.*(大学|学院)$' RETURN o.name AS name ORDER BY name;

// regular expression without case
MATCH (o:Organisation) WHERE o.name =~ '(?i).*techno.*' RETURN o.name AS name ORDER BY name;

// dates as text
MATCH ()-[r]->() WHERE r.date >= '2024-01' AND r.date < '2025' RETURN substring(r.date, 0, 7) AS month, count(*) AS n ORDER BY month;

// dates as dates
MATCH (a:Article) WHERE a.published IS NOT NULL WITH date(a.published) AS day RETURN day.year AS year, day.month AS month, count(*) AS n ORDER BY year, month;

// dates compared
MATCH (a:Article) WHERE date(a.published) >= date('2024-05-01') RETURN a.id AS id, date(a.published) AS day ORDER BY day, id;

// days between
MATCH (a:Article) WHERE a.published IS NOT NULL RETURN a.id AS id, duration.inDays(date('2024-01-01'), date(a.published)).days AS days ORDER BY id;

// in a list
MATCH (p:Place) WHERE p.kind IN ['city', 'sar'] RETURN p.name AS name ORDER BY name;

// parameter list
MATCH (p:Place) WHERE p.name IN $names RETURN p.name AS name, p.kind AS kind ORDER BY name;

// parameter in a limit
MATCH (p:Place) RETURN p.name AS name ORDER BY name SKIP $skip LIMIT $limit;

// is null
MATCH (o:Organisation) WHERE o.kind IS NULL OR o.code IS NULL RETURN count(o) AS n;

// coalesce
MATCH ()-[r:VISITED]->() RETURN coalesce(r.date, 'unknown') AS date, count(*) AS n ORDER BY date;

// unwind
UNWIND ['中山市', '深圳市', '火星'] AS name OPTIONAL MATCH (p:Place {name: name}) RETURN name, p.kind AS kind;

// unwind evidence
MATCH (a:Place {name: '中山市'})-[r:VISITED]->(b) UNWIND r.evidence AS id MATCH (s:Sentence {id: id}) RETURN b.name AS visited, s.text AS sentence ORDER BY visited, sentence;

// range and index
UNWIND range(0, 3) AS i RETURN i, ['a', 'b', 'c', 'd'][i] AS letter, i % 2 = 0 AS even;

// labels of a node
MATCH (n {name: '香港中文大学'}) RETURN labels(n) AS labels;

// undirected symmetric tie once
MATCH (a)-[r:COOPERATES_WITH]-(b) WHERE a.id < b.id RETURN a.name AS one, b.name AS other, count(DISTINCT r.article) AS articles ORDER BY articles DESC, one, other LIMIT 30;

// start and end of a relationship
MATCH ()-[r:SIGNED]->() RETURN DISTINCT startNode(r).name AS party, endNode(r).name AS agreement ORDER BY party, agreement;

// keys of a map
WITH {b: 2, a: 1} AS m RETURN m.a AS a, m['b'] AS b;

// map projection
MATCH (p:Place {name: '中山市'}) RETURN p {.name, .kind, towns: COUNT { (p)<-[:PART_OF]-(:Town) }} AS place;

// grouped maps
MATCH (p:Place {name: '中山市'})-[r:VISITED]->(x) WITH r, x ORDER BY x.name, r.article RETURN collect({visited: x.name, status: r.status}) AS visits;

// two steps through an agreement
MATCH (a:Place)-[:SIGNED]->(g:Agreement)<-[:SIGNED]-(b) WHERE a.name = '中山市' RETURN DISTINCT b.name AS partner ORDER BY partner;

// triangle
MATCH (a:Organisation)-[:COOPERATES_WITH]-(b:Organisation)-[:LOCATED_IN]->(c:Place) WHERE (a)-[:LOCATED_IN]->(c) AND a.id < b.id RETURN DISTINCT a.name AS one, b.name AS other, c.name AS place ORDER BY place, one, other;

// co-mention
MATCH (a:University)<-[:MENTIONS]-(s:Sentence)-[:MENTIONS]->(b:City) RETURN a.name AS university, b.name AS city, count(DISTINCT s) AS sentences ORDER BY sentences DESC, university, city LIMIT 20;

// surfaces of an entity
MATCH (:Place {name: '中山市'})<-[m:MENTIONS]-() RETURN m.surface AS surface, count(*) AS n ORDER BY n DESC, surface;

// sentences of an article in order
MATCH (s:Sentence)-[:IN_ARTICLE]->(a:Article {id: 'article'}) RETURN s.start AS start, s.`end` AS `end`, size(s.text) AS length ORDER BY start;

// properties by name
MATCH (n:Place {name: $name}) RETURN n['name'] AS name, n['kind'] AS kind;

// node as a whole
MATCH (p:Place {name: '横栏镇'}) RETURN p;

// relationship as a whole
MATCH (:Place {name: '中山市'})-[r:SIGNED]->(:Agreement)<-[:SIGNED]-(:University {name: '香港中文大学'}) RETURN r;

// path as a whole
MATCH p = (:Place {name: '横栏镇'})-[:PART_OF]->(:Place {name: '中山市'}) RETURN p;

// strings
RETURN toUpper('abc') AS up, trim('  x ') AS trimmed, replace('中山市', '市', '') AS short, split('a,b,c', ',') AS parts, left('香港中文大学', 2) AS first, right('香港中文大学', 2) AS last, reverse('山中') AS back;

// numbers
RETURN abs(-3) AS a, ceil(1.2) AS b, floor(1.8) AS c, toInteger('42') AS d, toFloat('1.5') AS e, 7 / 2 AS f, 7 % 2 AS g, 2 ^ 3 AS h, toString(3) AS i, sign(-2) AS j;

// lists
WITH [3, 1, 2] AS l RETURN head(l) AS first, last(l) AS last, tail(l) AS rest, size(l) AS n, 2 IN l AS has, l + [4] AS more, l[-1] AS back;

// null logic
RETURN null = null AS a, null IS NULL AS b, true AND null AS c, false AND null AS d, NOT null AS e, null IN [1] AS f;

// order with nulls
UNWIND [2, null, 1] AS x RETURN x ORDER BY x;

// order descending with nulls
UNWIND [2, null, 1] AS x RETURN x ORDER BY x DESC;

// top of each group
MATCH (p:Place)<-[:LOCATED_IN]-(o:Organisation) WITH p, o ORDER BY size(o.name) DESC, o.name WITH p, collect(o.name)[0] AS longest RETURN p.name AS place, longest ORDER BY place;

// aggregate of an aggregate
MATCH (a:Article)<-[:IN_ARTICLE]-(s) WITH a, count(s) AS n RETURN round(avg(n), 2) AS mean, max(n) AS most;

// with star
MATCH (p:Place {name: '中山市'}) WITH *, size(p.aliases) AS n RETURN p.name AS name, n;

// xor and comparisons
UNWIND [1, 2, 3] AS x RETURN x, x > 1 XOR x > 2 AS one_of, 1 < x AND x <= 3 AS between;

// count of nothing
MATCH (p:Place {name: '没有这个地方'}) RETURN count(p) AS n, collect(p.name) AS names, sum(size(p.name)) AS total, min(p.name) AS least;
