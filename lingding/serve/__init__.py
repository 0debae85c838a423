"""The page of the graph, live: questions in Cypher, articles read on the spot."""
