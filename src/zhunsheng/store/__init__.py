"""FLOOR 2: the only Django app with tables. Rows go no further than here; values come out."""
