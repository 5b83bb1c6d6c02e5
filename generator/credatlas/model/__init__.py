"""The records: what an institution, network, agreement, course, offering and pathway are.

Frozen values that import nothing of ours. Names are those of the YAML files (`schemas/FIELDS.md`); an absent
field is `None` or an empty collection, so that unknown stays distinct from none and from zero.
"""
