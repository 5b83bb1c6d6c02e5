"""A course page, section by section: each module turns a part of the record into what its template shows."""
