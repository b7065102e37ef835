"""How the reader hears: words and their kinds, parts of a sentence, who is called, what is an order, what is quoted.

``caring/reading.py`` is the way in; nothing else needs these modules.
"""
