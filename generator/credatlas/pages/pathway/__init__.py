"""What the page of a pathway shows: its blocks, what they add up to, its diagram, dates, recognition."""
