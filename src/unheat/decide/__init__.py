"""Evidence to verdicts: the scale, the decoded colours, and what both witnesses say together."""
