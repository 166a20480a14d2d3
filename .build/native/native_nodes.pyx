from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Free, PyMem_Realloc
from cpython.unicode cimport PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8
from libc.string cimport memcpy

from clean.parse.native_bytes cimport Place, read_marked

from posix.unistd cimport write

from functools import partial

from .blocks import Anchor
from .nodes import NeedsTreeError
from .replaced import may_be_text
from .tags import NAME_OF, NUMBER_OF
from .tags import TEXT_NUMBER as _text_number

cdef size_t _LINK = NUMBER_OF["a"], _SCRIPT = NUMBER_OF["script"], _STYLE = NUMBER_OF["style"], TEXT_NUMBER = _text_number

# Where each part of what is read lies, from its beginning.
OFFSETS = {
    "node.tag_id": <size_t>&(<Node *>NULL).tag_id,
    "node.next": <size_t>&(<Node *>NULL).next,
    "node.prev": <size_t>&(<Node *>NULL).prev,
    "node.parent": <size_t>&(<Node *>NULL).parent,
    "node.first_child": <size_t>&(<Node *>NULL).first_child,
    "node.last_child": <size_t>&(<Node *>NULL).last_child,
    "node.type": <size_t>&(<Node *>NULL).type,
    "node": sizeof(Node),
    "text.data": <size_t>&(<Text *>NULL).data,
    "text": sizeof(Text),
    "string.data": <size_t>&(<String *>NULL).data,
    "string.length": <size_t>&(<String *>NULL).length,
    "string": sizeof(String),
    "element.qualified_name": <size_t>&(<Element *>NULL).qualified_name,
    "element.first_attribute": <size_t>&(<Element *>NULL).first_attribute,
    "element.last_attribute": <size_t>&(<Element *>NULL).last_attribute,
    "element": sizeof(Element),
    "attribute.number": <size_t>&(<Attribute *>NULL).node.tag_id,
    "attribute.qualified_name": <size_t>&(<Attribute *>NULL).qualified_name,
    "attribute.value": <size_t>&(<Attribute *>NULL).value,
    "attribute.owner": <size_t>&(<Attribute *>NULL).owner,
    "attribute.next": <size_t>&(<Attribute *>NULL).next,
    "attribute.prev": <size_t>&(<Attribute *>NULL).prev,
    "attribute": sizeof(Attribute),
    "entry.length": <size_t>&(<Entry *>NULL).length,
    "entry": sizeof(Entry),
}


def write_memory(int descriptor, size_t address, size_t size):
    """Have the system write memory to a file; how many bytes it wrote, -1 where there is no memory to read."""
    return write(descriptor, <void *>address, size)


cdef dict _known = {}


cdef Name _name(str text, numbers) except *:
    cdef Py_ssize_t length = 0
    cdef Name name
    name.text = PyUnicode_AsUTF8AndSize(text, &length)
    name.length = length
    name.number = numbers[text]
    _known[text] = name.number
    return name


def learn(numbers):
    """Take the parser's numbers of the names of attributes; 0 for those that it has none for."""
    global ALT, CLASS, CONTENT, DATETIME, EEIMG, HIDDEN, HREF, ID, ITEMPROP
    global ITEMTYPE, NAME, PROPERTY, REL, ROLE, SRC, STYLE, TITLE, TYPE
    ALT, CLASS, CONTENT = _name("alt", numbers), _name("class", numbers), _name("content", numbers)
    DATETIME, EEIMG, HIDDEN = _name("datetime", numbers), _name("eeimg", numbers), _name("hidden", numbers)
    HREF, ID, ITEMPROP = _name("href", numbers), _name("id", numbers), _name("itemprop", numbers)
    ITEMTYPE, NAME, PROPERTY = _name("itemtype", numbers), _name("name", numbers), _name("property", numbers)
    REL, ROLE, SRC = _name("rel", numbers), _name("role", numbers), _name("src", numbers)
    STYLE, TITLE, TYPE = _name("style", numbers), _name("title", numbers), _name("type", numbers)


cdef class Elements:
    def __dealloc__(self):
        PyMem_Free(self.nodes)

    def __len__(self):
        return self.size

    cdef int grow(self) except -1:
        cdef Py_ssize_t room = 2 * self.room or 64
        cdef Node **nodes = <Node **>PyMem_Realloc(self.nodes, room * sizeof(Node *))
        if nodes == NULL:
            raise MemoryError()
        self.nodes, self.room = nodes, room
        return 0


cdef extern from "Python.h":
    str PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)
    void *PyUnicode_DATA(object text)

cdef enum:
    MOST_DECODED = 2048


cdef str decoded(const char *data, size_t length):
    """What bytes say in UTF-8, as Python's codec decodes them with replacement, Chinese in a third of its time."""
    cdef unsigned short characters[MOST_DECODED]
    cdef Py_ssize_t count
    cdef str text
    if _is_ascii(data, length):
        text = PyUnicode_New(length, 0x7F)
        memcpy(PyUnicode_DATA(text), data, length)
        return text
    if length <= MOST_DECODED:
        count = _decoded(<const unsigned char *>data, length, characters)
        if count:
            text = PyUnicode_New(count, 0xFFFF)
            memcpy(PyUnicode_DATA(text), characters, count * sizeof(unsigned short))
            return text
    return PyUnicode_DecodeUTF8(data, length, "replace")


cdef inline bint _is_ascii(const char *at, size_t length) noexcept:
    """Whether a text of some length is ASCII; Chinese mostly shows with its first byte that it is not."""
    cdef const char *end = at + length
    cdef unsigned long long eight
    while end - at >= 8:
        memcpy(&eight, at, 8)
        if eight & 0x8080808080808080ULL:
            return False
        at += 8
    while at < end:
        if at[0] & 0x80:
            return False
        at += 1
    return length > 0


cdef Py_ssize_t _decoded(const unsigned char *at, size_t length, unsigned short *characters) noexcept:
    """How many characters of the Basic Multilingual Plane were decoded; 0 if one is none of them, or all are Latin-1."""
    cdef const unsigned char *end = at + length
    cdef unsigned short *to = characters
    cdef unsigned int first, second, third, character, all_bits = 0
    while at < end:
        first = at[0]
        if first < 0x80:
            character = first
            at += 1
        elif first >= 0xE0:
            if first >= 0xF0 or end - at < 3:
                return 0
            second, third = at[1], at[2]
            character = (first << 12) + (second << 6) + third - ((0xE0 << 12) + (0x80 << 6) + 0x80)
            if (second ^ 0x80 | third ^ 0x80) >= 0x40 or character < 0x800 or 0xD800 <= character < 0xE000:
                return 0
            at += 3
        else:
            if first < 0xC2 or end - at < 2:
                return 0
            second = at[1]
            if second ^ 0x80 >= 0x40:
                return 0
            character = (first & 0x1F) << 6 | second & 0x3F
            at += 2
        all_bits |= character
        to[0] = character
        to += 1
    return to - characters if all_bits > 0xFF else 0


cdef Elements elements_of(object tree, object source=None):
    cdef Elements elements = Elements.__new__(Elements)
    elements.tree, elements.source = tree, source
    return elements


cdef Elements parts_of(Node *node):
    cdef Elements parts = elements_of(None)
    cdef Node *part = node
    while part != NULL:
        if part.type == ELEMENT or part.type == TEXT_NODE:
            parts.append(part)
        part = next_in(part, node)
    return parts


cdef str name_of(Node *node):
    """The name of an element."""
    cdef size_t number = (<Element *>node).qualified_name or node.tag_id
    cdef Entry *entry
    if number < MOST_NUMBERS:
        return NAME_OF[number] if number < <size_t>len(NAME_OF) else "div"
    entry = <Entry *>number
    return decoded(text_in(entry), entry.length)


cdef str deep_text(Node *node):
    """All the text in an element."""
    cdef Node *part = node.first_child
    cdef String *text
    cdef size_t size = 0
    cdef char *end
    cdef bytes joined
    if part != NULL and part.next == NULL and part.type == TEXT_NODE:
        return text_of(part)
    while part != NULL:
        if part.type == TEXT_NODE and (<Text *>part).data.data != NULL:
            size += (<Text *>part).data.length
        part = next_in(part, node)
    if not size:
        return ""
    joined = PyBytes_FromStringAndSize(NULL, size)
    end = PyBytes_AS_STRING(joined)
    part = node.first_child
    while part != NULL:
        if part.type == TEXT_NODE and (<Text *>part).data.data != NULL:
            text = &(<Text *>part).data
            memcpy(end, text.data, text.length)
            end += text.length
        part = next_in(part, node)
    return decoded(PyBytes_AS_STRING(joined), size)


cdef str whole_text(Elements elements, Node *node):
    """All the text in an element, with what the parser was not given."""
    cdef Node *part = node.first_child
    cdef str text
    cdef list pieces = []
    if elements.source is None:
        return deep_text(node)
    while part != NULL:
        if part.type == TEXT_NODE:
            text = _text_found_again(elements, part)
            pieces.append(text_of(part) if text is None else text)
        part = next_in(part, node)
    return "".join(pieces)


cdef str _text_found_again(Elements elements, Node *part):
    """The text of a script or a style in whose place a mark stands; None if there is none."""
    cdef String *text = &(<Text *>part).data
    cdef Py_ssize_t start, size
    if part.parent.tag_id != _SCRIPT and part.parent.tag_id != _STYLE:
        return None
    if text.data == NULL or not read_marked(<Place>text.data, text.length, &start, &size):
        return None
    found = elements.source[start : start + size]
    if b"\r" in found:
        found = found.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in found:
        found = found.replace(b"\0", "\ufffd".encode())
    return decoded(PyBytes_AS_STRING(found), len(found))


cdef str raw_text(Elements elements, Node *node):
    """The text of a script."""
    return whole_text(elements, node)


cdef dict mapping_of(Node *node):
    """The attributes of a node that have names of `nodes`."""
    cdef dict found = {}
    cdef Attribute *one = attributes_of(node)
    while one != NULL:
        _add(found, one)
        one = one.next
    return found


cdef int _add(dict found, Attribute *one) except -1:
    if is_named(one, &CLASS):
        found["class"] = value_in(one)
    elif is_named(one, &ID):
        found["id"] = value_in(one)
    elif is_named(one, &STYLE):
        found["style"] = value_in(one)
    elif is_named(one, &SRC):
        found["src"] = value_in(one)
    elif is_named(one, &ROLE):
        found["role"] = value_in(one)
    elif is_named(one, &HIDDEN):
        found["hidden"] = value_in(one)
    elif is_named(one, &EEIMG):
        found["eeimg"] = value_in(one)
    return 0


cdef Node *put_in_place(Elements nodes, Node *node, str text) except NULL:
    """A text for the walk to go on with: it hangs on the tree, but the tree is not changed before `settle`."""
    cdef Text *put = &nodes.put
    if nodes.pictures is None:
        nodes.pictures = {}
    nodes.pictures[<size_t>node] = text
    nodes.encoded = text.encode()
    put.node.type, put.node.tag_id = TEXT_NODE, TEXT_NUMBER
    put.node.prev, put.node.next, put.node.parent = node.prev, node.next, node.parent
    put.data.data, put.data.length = PyBytes_AS_STRING(nodes.encoded), len(nodes.encoded)
    return &put.node


cdef bint stands_for_text(Node *picture) except -1:
    alt = attribute(picture, ALT)
    if alt and may_be_text(alt):
        raise NeedsTreeError("a picture before an element may stand for text")
    return False


cdef int settle(Elements nodes) except -1:
    cdef dict texts = nodes.pictures
    if texts:
        pictures = [element for element in nodes.tree.body.traverse() if element.mem_id in texts]
        for picture in pictures:
            picture.insert_before(texts[picture.mem_id])
            picture.decompose()
    return 0


cdef object element_at(Node *node):
    raise NeedsTreeError("a formula stands in the page")


cdef object scripts_in(Elements told):
    return partial(_scripts, told)


def _scripts(Elements told):
    cdef Py_ssize_t at
    for at in range(told.size - 1, -1, -1):
        if told.nodes[at].tag_id == _SCRIPT:
            yield raw_text(told, told.nodes[at])


cdef object attributes_in(Elements nodes):
    return partial(_attributes, nodes)


def _attributes(Elements nodes, Py_ssize_t of):
    return mapping_of(item(nodes, of))


cdef object anchors_in(Elements nodes):
    return partial(_anchors, nodes)


def _anchors(Elements nodes, Py_ssize_t of):
    cdef list found = []
    cdef Node *root = item(nodes, of)
    cdef Node *node = root
    while node != NULL:
        if node.tag_id == _LINK:
            found.append(Anchor(whole_text(nodes, node), attribute(node, HREF) or ""))
        node = next_in(node, root)
    return found


cdef object tree_of(Elements nodes):
    return partial(_tree, nodes)


def _tree(Elements nodes):
    """The elements of the tree, each found by its address."""
    cdef Py_ssize_t at
    if not nodes.size:
        return []
    elements = {element.mem_id: element for element in nodes.tree.body.traverse()}
    return [elements[<size_t>nodes.nodes[at]] for at in range(nodes.size)]
