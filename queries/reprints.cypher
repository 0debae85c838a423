// title: Reprints
// chinese: 转载
// group: evidence
// answers: Which articles print the text of another, as a whole or most of it, under whatever headline; each text counts as one source.
// param article (text, optional): only the text of this article, by id
// column text: the article of the text that came out first
// column article: one that prints it again
// column title: its headline
// column published: when
// column source: where
// column path: the file
// example: lingding query reprints
// asks: 哪些文章是转载的？
// asks: 哪些文章内容重复？
// asks: 有哪些重复的报道？
// asks: 转载情况
// asks: 哪些稿件是同一篇？
// asks: 哪些报道被别的报纸转载过？
// asks: Which articles are reprints?
// asks: Which articles print the same text?
// asks: reprints
// asks: duplicate articles
// asks: Which articles repeat another article?
// asks: articles that are copies of others
MATCH (a:Article)
WHERE a.origin <> a.id
WITH a, a.origin AS text
WHERE $article IS NULL OR text = $article OR a.id = $article
RETURN text, a.id AS article, a.name AS title, a.published AS published, a.source AS source, a.path AS path
ORDER BY text, coalesce(published, ''), article
