"""Picture → words: one protocol, two readers, nothing about what the words mean."""
