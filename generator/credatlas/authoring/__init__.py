"""What helps people to write entries: new files, next term's run, imports that respect what was edited."""
