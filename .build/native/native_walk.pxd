"""The types with which `clean/parse/walk.py` is compiled to walk the parser's own memory."""

cimport cython

from .native_nodes cimport Attribute, Elements, Node

cdef size_t _LINK, _SUP, _TIME_TAG, _IMG, _BUTTON, _LI, _SCRIPT, _META, _TITLE_TAG, _MATH
cdef bytes _TELLING, _OF_A_LINE
cdef Py_ssize_t MAX_DEPTH, LONGEST_BLOCK

@cython.locals(told=Elements, nodes=Elements, node="Node *")
cdef tuple _flattened(object tree, object source)

cdef bint _is_telling(size_t number) except -1

@cython.locals(
    node="Node *", attributes="Attribute *", at=Py_ssize_t, number=size_t, kind=str, itemprop=str, key=str, content=str,
    meta=dict, json_ld=list, formulas=list,
)
cdef tuple _head(Elements told)

@cython.locals(text=str, link="Node *", following="Node *")
cdef bint is_note_mark(Node *node) except -1

@cython.locals(parent="Node *", kind=str)
cdef bint _is_of_article(Node *node) except -1

@cython.locals(
    node="Node *", child="Node *", following="Node *", attributes="Attribute *",
    parents=list, tags=list, firsts=list, ends=list, texts=list, owners=list, links=list, hidden=list, times=list,
    around=list, names=list, kinds=bytes, used=bytearray, text=str, time=str, style=str, alt=str,
    line=str, linked=Py_ssize_t,
    number=size_t, numbers=size_t, text_number=size_t, kind=int, link_kind=int, block_kind=int, inline_kind=int,
    drop_kind=int, break_kind=int, unknown=int, unseen_links=bint, broken=bint,
    container=Py_ssize_t, containers=Py_ssize_t, blocks=Py_ssize_t, depth=Py_ssize_t, inmost=Py_ssize_t,
    link_at=Py_ssize_t,
)
cdef int _walk(Node *body, object page, Elements told, Elements nodes, Elements ahead) except -1

cdef int _custom_kind(Node *node) except -1

@cython.locals(child="Node *")
cdef bint _holds_text_alone(Node *node) except -1

@cython.locals(number=size_t, kind=int)
cdef bint _is_of_line(Node *node) except -1

@cython.locals(
    child="Node *", part="Node *", parent="Node *", parts=Elements, at=Py_ssize_t, number=size_t, text=str, pieces=list,
)
cdef str _verbatim(Node *node)

@cython.locals(names=str)
cdef bint _numbers_lines(Node *node) except -1

cdef bint _is_gutter(str text) except -1
