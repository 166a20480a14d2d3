"""Labels: what each block of a page is. First by itself, then in context; nothing is deleted here."""
