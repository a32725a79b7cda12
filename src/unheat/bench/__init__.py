"""How good are we: figures with truth, scores stage by stage, and tables of them.

``corpus`` draws figures with truth, ``score`` judges one reading, ``run`` reads a folder
of figures in parallel and adds the scores up. The definitions are those of the
development figures' README, repeated in ``docs/accuracy.md``, so that two scorers agree.
"""
