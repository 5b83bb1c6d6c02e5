"""Pathway arithmetic: what parts add up to, what is still needed, and when it can be done.

Everything here is a pure function of a `Tree`: a pathway with its nested pathways in place, its courses with
their credits, and nothing else. `trees` makes them from a catalogue, `written` gives the JSON form that the
planner in the browser reads; both sides are held to the cases in `tests/stacking/cases`.

| question | answered by |
|---|---|
| the trees of a catalogue, by pathway | `grown.trees` |
| how many credits, at least and at most; is the target reachable | `totals.totals` |
| what have I done, what is missing, what can I take next | `planner.progress` |
| is a credit counted twice | `doubles.doubles` |
| can prerequisites be met in this order | `order.too_late`, `order.not_included` |
| what goes round in circles | `cycles.cycles` |
| when can it be done, by which runs | `calendar.calendar`, with `slots.slots` |
| the hours or foreign credits of the cheapest way through | `menu.cheapest` |
"""
