// title: Where something is mentioned
// group: evidence
// answers: Every sentence that mentions an entity, by which words, with its place in the file.
// param name (entity): what is mentioned
// column article: where
// column published: when it was published
// column surface: the words that stand for it
// column start: where they begin in the file, in characters
// column page: where it is printed, of a PDF
// column sentence: the sentence
// example: lingding query mentions --param name=港科大
MATCH (entity:Place|Organisation|Person|Agreement|Project|Event|Policy)<-[m:MENTIONS]-(s:Sentence)-[:IN_ARTICLE]->(article:Article)
WHERE entity.id IN $name
RETURN article.id AS article, article.published AS published, m.surface AS surface, m.start AS start, s.page AS page, s.text AS sentence
ORDER BY coalesce(published, '') DESC, article, start, surface
