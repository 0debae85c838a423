"""The list of articles, as command line and Python show it."""

ARTICLES = """
MATCH (a:Article)
RETURN a.id AS id, a.name AS title, a.published AS published, a.source AS source,
       a.home_city AS home_city, CASE WHEN a.origin <> a.id THEN a.origin END AS reprint_of,
       COUNT { (a)<-[:IN_ARTICLE]-(:Sentence) } AS sentences,
       a.path AS path
ORDER BY id
"""
