"""From a question in plain words to a named query and its parameters, without a model."""
