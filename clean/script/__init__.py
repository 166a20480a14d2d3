"""Which script a text is in, and its conversion to simplified characters.

`detect` tells simplified from traditional; `shelter` finds what must stay as it is (Japanese, addresses); `convert`
converts a page with OpenCC and our own tables; `review` settles what a table cannot, by the words around it.
"""
