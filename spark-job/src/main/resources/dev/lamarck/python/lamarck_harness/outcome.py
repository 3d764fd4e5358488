"""Outcomes as they are sent: metrics and artifacts, or why there are none."""

import json
import struct

from lamarck_harness import wire

_COUNT = struct.Struct(">I")
_NUMBER = struct.Struct(">d")

TEXT, BYTES, JSON = "text/plain", "application/octet-stream", "application/json"

EVALUATOR_ERROR = "evaluator-error"
MISSING_METRIC = "missing-metric"
NOT_FINITE = "not-finite"
TIMEOUT = "timeout"
OUT_OF_MEMORY = "out-of-memory"
OVER_LIMIT = "over-limit"
CRASHED = "crashed"
TAMPERED = "tampered"

MOST_METRICS = 100_000


class Scored:
    def __init__(self, metrics, artifacts):
        self.metrics = metrics
        self.artifacts = artifacts


class Failed:
    def __init__(self, reason, message, artifacts=None):
        self.reason = reason
        self.message = message
        self.artifacts = artifacts or {}


class Artifacts:
    """Encodes artifacts within bounds: each is cut at one, and what is beyond the other is only named."""

    def __init__(self, each, together):
        self._each = each
        self._together = together

    def encoded(self, artifacts):
        parts, left_out, room = [], [], self._together
        for name, value in artifacts.items():
            name = str(name)[:1000] or "unnamed"
            if not name.strip():
                name = "unnamed"
            media, content = self._content(value)
            if len(content) > room:
                left_out.append(name)
                continue
            room -= len(content)
            parts.append(wire.text(name) + wire.text(media) + wire.data(content))
        if left_out:
            notice = "Left out, as all artifacts together may have %d bytes: %s" % (
                self._together,
                ", ".join(left_out)[:1000],
            )
            parts.append(wire.text("artifacts-left-out") + wire.text(TEXT) + wire.text(notice))
        return _COUNT.pack(len(parts)) + b"".join(parts)

    def _content(self, value):
        if isinstance(value, str):
            return self._cut(TEXT, value.encode("utf-8", "backslashreplace"))
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._cut(BYTES, bytes(value))
        try:
            as_json = json.dumps(value, default=str)
        except (TypeError, ValueError, RecursionError):
            return self._cut(TEXT, described(value).encode("utf-8", "backslashreplace"))
        return self._cut(JSON, as_json.encode("utf-8", "backslashreplace"))

    def _cut(self, media, content):
        if len(content) <= self._each:
            return media, content
        notice = "\n... (cut: %d of %d bytes)" % (self._each, len(content))
        kept = content[: self._each]
        return (BYTES, kept) if media == BYTES else (TEXT, kept + notice.encode())


def described(value):
    """The text of a value that may refuse to be described."""
    try:
        return repr(value)
    except Exception as problem:
        return "<%s that has no text: %s>" % (type(value).__name__, type(problem).__name__)


def encoded(outcome, artifacts):
    """An outcome as Java reads it."""
    if isinstance(outcome, Scored) and len(outcome.metrics) > MOST_METRICS:
        outcome = Failed(
            OVER_LIMIT,
            "The evaluator returned %d metrics; at most %d are taken. Return fewer, and the rest as an artifact."
            % (len(outcome.metrics), MOST_METRICS),
        )
    if isinstance(outcome, Failed):
        head = b"F" + wire.text(outcome.reason) + wire.text(outcome.message[:4000])
    else:
        numbers = [wire.text(name) + _NUMBER.pack(value) for name, value in outcome.metrics.items()]
        head = b"S" + _COUNT.pack(len(numbers)) + b"".join(numbers)
    return head + artifacts.encoded(outcome.artifacts)
