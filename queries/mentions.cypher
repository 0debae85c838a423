// title: Where something is mentioned
// chinese: 在何处提到
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
// asks: 哪里提到了{name}？
// asks: {name}在哪些文章里出现？
// asks: 哪些文章提到{name}？
// asks: 提到{name}的句子
// asks: {name}被提到多少次？
// asks: 文章里是怎么说{name}的？
// asks: 有哪些报道写到{name}？
// asks: 找出所有说到{name}的原文
// asks: {name}在哪儿被提到？
// asks: {name}在哪些报道里出现过？
// asks: 有几篇文章写到{name}？
// asks: 包含{name}的句子
// asks: 关于{name}，文章里是怎么写的？
// asks: {name}在文章里怎么说？
// asks: Where is {name} mentioned?
// asks: Which articles mention {name}?
// asks: In which sentences does {name} appear?
// asks: all mentions of {name}
// asks: How often is {name} mentioned?
// asks: What do the articles say of {name}?
// asks: sentences that name {name}
// asks: Where does {name} occur?
// asks: Which reports mention {name}?
// asks: Show every sentence with {name} in it
// asks: How many times does {name} appear?
// asks: In which articles is {name} named?
MATCH (entity:Place|Organisation|Person|Agreement|Project|Event|Policy)<-[m:MENTIONS]-(s:Sentence)-[:IN_ARTICLE]->(article:Article)
WHERE entity.id IN $name
RETURN article.id AS article, article.published AS published, m.surface AS surface, m.start AS start, s.page AS page, s.text AS sentence
ORDER BY coalesce(published, '') DESC, article, start, surface
