"""What must hold: one module a family of rules, one function and one fixture folder a code."""
