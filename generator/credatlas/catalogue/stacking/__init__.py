"""Pathway arithmetic: what parts add up to, what is still needed, and when it can be done.

Everything here is a pure function of a `Tree`: a pathway with its nested pathways in place, its courses with
their credits, and nothing else. `trees` makes them from a catalogue, `written` gives the JSON form that the
planner in the browser reads; both sides are held to the cases in `tests/stacking/cases`.

| question | answered by |
|---|---|
| how many credits, at least and at most; is the target reachable | `totals` |
| what have I done, what is missing, what can I take next | `progress` |
| is a credit counted twice | `doubles` |
| can prerequisites be met in this order | `order` |
| what goes round in circles | `cycles` |
| when can it be done | `calendar` |
| the hours or foreign credits of the cheapest way through | `menu` |
"""
