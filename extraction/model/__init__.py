"""The second reader: a language model is asked what an article says, and made to prove it.

    document → windows → questions → answers → gate → reading, alone or merged with the frames'

Answers are kept (`cache`) or given as files (`byhand`); reading an article only looks them up, so
that it is the same each time, needs no network, and knows no key. `asking` fetches what is missing
beforehand. Nothing of an answer enters a record but what `gate` finds in the text.
"""
