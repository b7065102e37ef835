"""The room: a class answers together, live; what it thinks is seen when, and only when, its facilitator reveals it.

``items`` says what may be answered, ``records`` keeps it, ``lasting`` says how long, ``rooms`` decides, ``results``
computes, ``app`` answers over HTTP, ``serving`` starts a room on a laptop, ``courier`` carries a learner's sealed
answers there. Who is asking is known by a ``door``, and by nothing else: a room's door knows tokens, a hub's door knows
the hub's users. Everything but ``lasting``, and ``items`` and ``courier``, which a learner's kernel uses, needs the
extra ``room`` of pyproject.toml.
"""
