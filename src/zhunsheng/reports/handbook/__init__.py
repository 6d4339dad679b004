"""手册: the pages of the handbook as frozen values, every word in the reader's language, nothing left to look up."""
