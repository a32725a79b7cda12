"""What people look at: the figure drawn again, and what the tool saw on the source.

Everything here draws from the model (``Figure`` or ``Layout``) and measures nothing anew.
"""
