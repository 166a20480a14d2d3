"""Many pages: folders, dumps and crawls in, articles out, on every core, to be stopped and resumed at any moment."""
