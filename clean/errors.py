"""What goes wrong with a single page, told so that the reader knows what to do."""


class PageError(ValueError):
    """The source is not a page of text at all: an image, a PDF, an archive, random bytes, nothing.

    The message says what it is and what to do about it. A page that is text but holds no article
    raises nothing: its `Article` says so in `verdict`.

    >>> raise PageError("a PDF document, not a page: extract its text first")
    Traceback (most recent call last):
    clean.errors.PageError: a PDF document, not a page: extract its text first
    """
