"""The frames between the Java side, the server and the evaluations.

A frame between Java and the server is a length (4 bytes, of what follows), a kind (1) and a number (8) that names the
evaluation. A frame from an evaluation is a length (4, of what follows), a kind (1), a word that only the harness ought
to know (16) and the outcome. Texts and bytes inside are a length (4) and UTF-8. All numbers are big-endian.
"""

import os
import struct

CONFIGURE, EVALUATE, CANCEL = 0, 1, 2
READY, BROKEN, DONE = 10, 11, 12

PHASE, RESULT, UNFIT = 1, 2, 3

WORD = 16
_FRAME = struct.Struct(">IBQ")
_INNER = struct.Struct(">IB")
_LENGTH = struct.Struct(">I")


def text(value):
    """A text as it is sent; what UTF-8 cannot say is escaped."""
    return data(value.encode("utf-8", "backslashreplace"))


def data(value):
    return _LENGTH.pack(len(value)) + value


def take(buffer, at):
    """The text at a place of a frame, and the place behind it."""
    (length,) = _LENGTH.unpack_from(buffer, at)
    begin = at + _LENGTH.size
    return bytes(buffer[begin : begin + length]).decode("utf-8"), begin + length


def frame(kind, number, content):
    return _FRAME.pack(_FRAME.size - _LENGTH.size + len(content), kind, number) + content


def inner(kind, word, content):
    return _INNER.pack(1 + WORD + len(content), kind) + word + content


def write(fd, content):
    """Writes all of it."""
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]


class Reader:
    """Cuts what comes from Java into frames."""

    def __init__(self, fd):
        self._fd = fd
        self._buffer = bytearray()

    def more(self):
        """The frames that one read completes; nothing at the end of the input."""
        chunk = os.read(self._fd, 1 << 18)
        if not chunk:
            return None
        self._buffer += chunk
        frames = []
        while len(self._buffer) >= _FRAME.size:
            length, kind, number = _FRAME.unpack_from(self._buffer)
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                break
            frames.append((kind, number, bytes(self._buffer[_FRAME.size : end])))
            del self._buffer[:end]
        return frames

    def first(self):
        """The first frame, waited for."""
        while True:
            frames = self.more()
            if frames is None:
                raise EOFError("Nobody says what to evaluate")
            if frames:
                return frames[0]


class Inner:
    """Cuts what an evaluation sends into frames, and refuses more than it may send."""

    def __init__(self, words, most):
        self._words = words
        self._most = most
        self._buffer = bytearray()
        self.forged = False
        self.too_large = False

    def add(self, chunk):
        """The frames that a chunk completes, each a kind and an outcome."""
        self._buffer += chunk
        self.too_large = self.too_large or len(self._buffer) > self._most
        frames = []
        while len(self._buffer) >= _INNER.size and not self.broken():
            length, kind = _INNER.unpack_from(self._buffer)
            end = _LENGTH.size + length
            if length > self._most:
                self.too_large = True
            elif len(self._buffer) < end:
                break
            elif not self._words or bytes(self._buffer[5 : 5 + WORD]) != self._words.pop(0):
                self.forged = True
            else:
                frames.append((kind, bytes(self._buffer[5 + WORD : end])))
                del self._buffer[:end]
        return frames

    def broken(self):
        return self.forged or self.too_large

    def rest(self):
        """Whether something came that is no frame."""
        return len(self._buffer) > 0
