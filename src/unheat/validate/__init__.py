"""Somebody's transcription held against the figure: what holds, what does not, and why.

``transcript`` reads tables and lists as people and language models write them; ``labels``
finds which row and column a name means; ``judge`` weighs one number against the two
witnesses of its cell; ``compare`` puts it together.
"""
