"""The one place where everything is joined: a file for each thing that is.

Nothing is imported here, so that a command loads what it joins and no more.
"""
