// title: Activity by month
// chinese: 逐月的动态
// group: time
// answers: How many statements of each status are dated to each month; what a reprint says again counts once.
// param name (actor, optional): only with this place or organisation, or what belongs to it
// column month: as 2024-05; a year where no month is told
// column proposed: discussed or planned
// column agreed: signed or approved
// column active: under way
// column completed: done
// column ended: given up
// column total: all of them
// example: lingding query activity
// asks: 每个月有多少合作？
// asks: 各月的活动量
// asks: 按月统计各状态的数量
// asks: {name}每个月的合作数量
// asks: {name}的合作随时间怎么变化？
// asks: 逐月的统计
// asks: 合作数量的时间趋势
// asks: 每月有多少条陈述？
// asks: 按月份看合作的数量
// asks: {name}逐月的情况
// asks: 各月份有多少活动？
// asks: 合作随时间变化的趋势
// asks: 按月统计合作
// asks: 每月统计
// asks: How many statements are there per month?
// asks: activity by month
// asks: How active was {name} each month?
// asks: number of ties by month
// asks: monthly counts for {name}
// asks: trend of cooperation over the months
// asks: How many ties per month?
// asks: How many facts are dated to each month?
// asks: statistics by month
// asks: number of statements per month for {name}
// asks: monthly statistics
// asks: How did activity change from month to month?
CALL () {
  WITH $name AS name WHERE name IS NULL
  MATCH (:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->()
  RETURN left(r.date, 7) AS month, r.status AS status, count(*) AS n
  UNION ALL
  // less what a text says in one article and again in another
  WITH $name AS name WHERE name IS NULL AND size($reprinted) > 0
  MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
  WHERE r.origin IN $reprinted
  RETURN left(r.date, 7) AS month, r.status AS status, count(DISTINCT [a.id, type(r), b.id, r.origin]) - count(*) AS n
  UNION ALL
  CALL () {
    MATCH (a:Place|Organisation)-[r:SIGNED|COOPERATES_WITH|VISITED|SUPPORTS|BUILDS|ORGANISED|ISSUED]->(b)
    WHERE a.id IN $name_inside
    RETURN [a.id, type(r), b.id, r.origin] AS told, left(r.date, 7) AS month, r.status AS status
    UNION
    MATCH (b:Place|Organisation)<-[r:COOPERATES_WITH|VISITED|SUPPORTS|BUILDS]-(a:Place|Organisation)
    WHERE b.id IN $name_inside
    RETURN [a.id, type(r), b.id, r.origin] AS told, left(r.date, 7) AS month, r.status AS status
  }
  RETURN month, status, count(*) AS n
}
WITH month, status, n
WHERE month IS NOT NULL
RETURN month,
       sum(CASE status WHEN 'proposed' THEN n ELSE 0 END) AS proposed,
       sum(CASE status WHEN 'agreed' THEN n ELSE 0 END) AS agreed,
       sum(CASE status WHEN 'active' THEN n ELSE 0 END) AS active,
       sum(CASE status WHEN 'completed' THEN n ELSE 0 END) AS completed,
       sum(CASE status WHEN 'ended' THEN n ELSE 0 END) AS ended,
       sum(n) AS total
ORDER BY month
