"""The frames between the Java side, the server and the evaluations, which wire.h describes."""

import os
import struct

READY, BROKEN = 10, 11

PHASE, RESULT = 1, 2

WORD = 16
_FRAME = struct.Struct(">IBQ")
_INNER = struct.Struct(">IB")
_LENGTH = struct.Struct(">I")


def text(value):
    """A text as it is sent; what UTF-8 cannot say is escaped."""
    return data(value.encode("utf-8", "backslashreplace"))


def data(value):
    return _LENGTH.pack(len(value)) + value


def frame(kind, number, content):
    return _FRAME.pack(_FRAME.size - _LENGTH.size + len(content), kind, number) + content


def inner(kind, word, content):
    return _INNER.pack(1 + WORD + len(content), kind) + word + content


def write(fd, content):
    """Writes all of it."""
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]


def first(fd):
    """The content of the first frame, waited for."""
    length, _, _ = _FRAME.unpack(_read(fd, _FRAME.size))
    return _read(fd, length + _LENGTH.size - _FRAME.size)


def _read(fd, size):
    content = bytearray()
    while len(content) < size:
        chunk = os.read(fd, size - len(content))
        if not chunk:
            raise EOFError("Nobody says what to evaluate")
        content += chunk
    return bytes(content)
