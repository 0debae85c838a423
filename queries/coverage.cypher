// title: What each article gives
// chinese: 每篇文章读出了什么
// group: quality
// answers: The articles that tell least, with how many of their sentences mention anything; they may not have been understood.
// param limit (integer = 50): how many articles
// column article: which
// column title: its headline
// column published: when
// column sentences: how many
// column mentioning: of these, with an entity in them
// column entities: different ones
// column statements: that it makes
// example: lingding query coverage
// asks: 哪些文章提取到的内容最少？
// asks: 每篇文章读出了多少内容？
// asks: 哪些文章没有读懂？
// asks: 文章的覆盖情况
// asks: 信息最少的{limit}篇文章
// asks: 哪些文章什么也没抽出来？
// asks: 哪些文章内容最少？
// asks: 每篇文章有多少条陈述？
// asks: 读得最差的文章
// asks: 哪些文章几乎没有信息？
// asks: 哪些文章没有读懂，什么也没读出来？
// asks: 各篇文章的覆盖情况
// asks: 每篇文章给出了多少条陈述？
// asks: Which articles tell least?
// asks: How much was found in each article?
// asks: the {limit} articles with the fewest statements
// asks: coverage of the articles
// asks: Which articles were not understood?
// asks: Which articles gave nothing?
// asks: Which articles have the fewest facts?
// asks: Which articles contain hardly anything?
// asks: How many statements does each article give?
// asks: articles with little in them
// asks: How much was found in the articles?
// asks: Which articles were poorly understood?
// asks: number of statements by article
MATCH (a:Article)
WITH a.id AS id, a.statements AS statements
ORDER BY statements, id
LIMIT $limit
MATCH (a:Article {id: id})
CALL (a) {
  MATCH (a)<-[:IN_ARTICLE]-(s:Sentence)
  OPTIONAL MATCH (s)-[:MENTIONS]->(e)
  RETURN count(DISTINCT s.id) AS sentences, count(DISTINCT CASE WHEN e IS NULL THEN null ELSE s.id END) AS mentioning,
         count(DISTINCT e.id) AS entities
}
RETURN a.id AS article, a.name AS title, a.published AS published, sentences, mentioning, entities, statements
ORDER BY statements, article
