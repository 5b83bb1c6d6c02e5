"""The build: plan, cache, run the work over an executor, compose, verify, and put the site in place."""
