"""The parser's own nodes, as they lie in memory, and what the walk asks of them: in C what `nodes.py` is in Python.

Read only while `Elements` keep the tree, and after `clean/parse/layout.py` has found that the parser's nodes lie so.
"""

from libc.string cimport memcmp


cdef struct Node:
    void *events
    size_t tag_id  # the number of a known tag, else the address of its `Entry`
    size_t prefix
    size_t namespace
    void *document
    Node *next
    Node *prev
    Node *parent
    Node *first_child
    Node *last_child
    void *user
    int type


cdef struct String:
    char *data
    size_t length


cdef struct Text:
    Node node
    String data


cdef struct Attribute:
    Node node  # its tag_id is the number of a known name, else the address of its `Entry`
    size_t upper_name
    size_t qualified_name  # of a name with a prefix, the same way; else 0
    String *value
    Node *owner
    Attribute *next
    Attribute *prev


cdef struct Element:
    Node node
    size_t upper_name
    size_t qualified_name
    String *is_value
    Attribute *first_attribute
    Attribute *last_attribute


# A name that the parser does not know beforehand.
cdef union EntryText:
    char *long_text
    char[17] short_text


cdef struct Entry:
    EntryText text
    size_t length
    Entry *next


cdef enum:
    ELEMENT = 1
    TEXT_NODE = 3
    # What the text of an entry has room for.
    SHORT = 16
    # Numbers are below, addresses above.
    MOST_NUMBERS = 4096


# The name of an attribute that is read: its number, 0 if it has none, and its text.
cdef struct Name:
    size_t number
    const char *text
    size_t length


cdef Name ALT, CLASS, CONTENT, DATETIME, EEIMG, HIDDEN, HREF, ID, ITEMPROP
cdef Name ITEMTYPE, NAME, PROPERTY, REL, ROLE, SRC, STYLE, TITLE, TYPE


cdef class Elements:
    """A list of nodes of a tree, which it keeps."""

    cdef readonly object tree
    # The page, where the parser was given marks in the place of parts of it; else None.
    cdef readonly bytes source
    cdef Node **nodes
    cdef Py_ssize_t size, room
    # The pictures that stand for text, by address, and one text to walk over in the place of the last of them.
    cdef dict pictures
    cdef bytes encoded
    cdef Text put

    cdef int grow(self) except -1

    cdef inline int append(self, Node *node) except -1:
        if self.size == self.room:
            self.grow()
        self.nodes[self.size] = node
        self.size += 1
        return 0

    cdef inline Node *pop(self) except? NULL:
        if not self.size:
            raise IndexError("pop from an empty list of nodes")
        self.size -= 1
        return self.nodes[self.size]


cdef inline Node *item(Elements elements, Py_ssize_t at) except NULL:
    if not 0 <= at < elements.size:
        raise IndexError("there is no such node")
    return elements.nodes[at]


cdef inline Node *node_of(object element) except NULL:
    return <Node *><size_t>element.mem_id


cdef inline bint is_blank(Node *node) noexcept:
    """Whether a node is a text of nothing but white space, as HTML defines that."""
    cdef String *text = &(<Text *>node).data
    cdef const char *at
    cdef const char *end
    if node.type != TEXT_NODE:
        return False
    if text.data == NULL:
        return True
    at, end = text.data, text.data + text.length
    while at < end:
        if at[0] == b" " and end - at >= 8 and not memcmp(at, b"        ", 8):  # an indent
            at += 8
            continue
        if at[0] not in (b" ", b"\n", b"\t", b"\r", b"\f"):
            return False
        at += 1
    return True


cdef inline str text_of(Node *node):
    """The text of a text node."""
    cdef String *text = &(<Text *>node).data
    if node.type != TEXT_NODE or text.data == NULL:
        return ""
    return decoded(text.data, text.length)


cdef inline Node *next_in(Node *node, Node *root) noexcept:
    """The node that comes next in an element, in their order; NULL at its end."""
    if node.first_child != NULL:
        return node.first_child
    while node != root:
        if node.next != NULL:
            return node.next
        node = node.parent
    return NULL


cdef inline Attribute *attributes_of(Node *node) noexcept:
    return (<Element *>node).first_attribute if node.type == ELEMENT else NULL


cdef inline const char *text_in(Entry *entry) noexcept:
    if entry.length <= SHORT:
        return &entry.text.short_text[0]
    return entry.text.long_text


cdef inline bint is_named(Attribute *found, Name *name) noexcept:
    cdef size_t number = found.qualified_name or found.node.tag_id
    cdef Entry *entry
    if number < MOST_NUMBERS or name.number:
        return number == name.number and number != 0
    entry = <Entry *>number
    if entry.length != name.length:
        return False
    return not memcmp(text_in(entry), name.text, name.length)


cdef inline Attribute *named(Attribute *found, Name *name) noexcept:
    """The attribute of a name among those from one on."""
    while found != NULL and not is_named(found, name):
        found = found.next
    return found


cdef inline str value_in(Attribute *found):
    """The value of an attribute; None where it has none."""
    if found == NULL or found.value == NULL or found.value.data == NULL:
        return None
    return decoded(found.value.data, found.value.length)


cdef inline str value_of(Attribute *first, Name name):
    return value_in(named(first, &name))


cdef inline str attribute(Node *node, Name name):
    return value_in(named(attributes_of(node), &name))


cdef inline bint hidden_links(Node *body) noexcept:
    return True


cdef inline str style_among(bint links, Node *node):
    return attribute(node, STYLE)


cdef str decoded(const char *data, size_t length)
cdef Elements elements_of(object tree, object source=*)
cdef str name_of(Node *node)
cdef str deep_text(Node *node)
cdef str whole_text(Elements elements, Node *node)
cdef str raw_text(Elements elements, Node *node)
cdef dict mapping_of(Node *node)
cdef Elements parts_of(Node *node)
cdef Node *put_in_place(Elements nodes, Node *node, str text) except NULL
cdef bint stands_for_text(Node *picture) except -1
cdef int settle(Elements nodes) except -1
cdef object element_at(Node *node)
cdef object scripts_in(Elements told)
cdef object attributes_in(Elements nodes)
cdef object anchors_in(Elements nodes)
cdef object tree_of(Elements nodes)
