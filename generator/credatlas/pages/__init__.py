"""What a person sees: the body of every generated page, and the blocks of hand-written ones.

A page kind is one module in `kinds/`, a block one module in `blocks/`. Both turn an `Edition` into HTML
through a `Reader`, who knows the words, the links and the dates of one language at one depth. `prose` alone
may mark a contributor's text as safe.
"""
