"""The library that isolates, and serves evaluations. Its calls hold the interpreter's lock."""

import collections
import ctypes

ITEM, CODE, DEFAULTS = range(3)

Fact = collections.namedtuple("Fact", "label kind holder key value")
"""What an object is to be: the item of a dict by a key, a function's code, or its defaults."""

_HOOK = ctypes.c_void_p


class _House(ctypes.Structure):
    """As warden.h has it."""

    _fields_ = [
        ("spec", ctypes.c_char_p),
        ("source", ctypes.c_int),
        ("sink", ctypes.c_int),
        ("phases", ctypes.c_int),
        ("phase_ms", ctypes.c_longlong),
        ("pause_ms", ctypes.c_longlong),
        ("most", ctypes.c_longlong),
        ("on_timeout", ctypes.c_char_p),
        ("on_timeout_bytes", ctypes.c_longlong),
        ("before_fork", _HOOK),
        ("after_fork_in_parent", _HOOK),
        ("after_fork_in_child", _HOOK),
    ]


class _Order(ctypes.Structure):
    _fields_ = [
        ("seed", ctypes.c_ulonglong),
        ("folder", ctypes.c_char_p),
        ("program", ctypes.c_char_p),
        ("variables", ctypes.c_char_p),
        ("data_fd", ctypes.c_int),
    ]


class _Fact(ctypes.Structure):
    _fields_ = [
        ("kind", ctypes.c_int),
        ("holder", ctypes.c_void_p),
        ("key", ctypes.c_void_p),
        ("value", ctypes.c_void_p),
    ]


class _Lookups(ctypes.Structure):
    _fields_ = [("item", _HOOK), ("code", _HOOK), ("defaults", _HOOK)]


class Order:
    """One evaluation: its seed, its folder, the program's main file, variables, and the descriptor for what it has to say."""

    def __init__(self, given):
        self.seed = given.seed
        self.folder = given.folder.decode("utf-8", "surrogateescape")
        self.program = given.program.decode("utf-8", "surrogateescape")
        self.variables = given.variables.decode("utf-8", "surrogateescape")
        self.data = given.data_fd


class Warden:
    def __init__(self, path):
        calls = ctypes.PyDLL(path)
        calls.lw_probe.argtypes, calls.lw_probe.restype = [ctypes.c_char_p], ctypes.c_char_p
        calls.lw_error.argtypes, calls.lw_error.restype = [], ctypes.c_char_p
        calls.lw_serve.argtypes = [ctypes.POINTER(_House), ctypes.POINTER(_Order)]
        self.calls = calls

    def probe(self, spec):
        return (self.calls.lw_probe(spec) or b"").decode("utf-8", "replace")

    def comparison(self, facts, most):
        """A function for the numbers of those facts that hold no more. Whoever keeps it has to keep the facts."""
        table = (_Fact * len(facts))(*[_Fact(each.kind, id(each.holder), id(each.key), _named(each)) for each in facts])
        lookups = _Lookups(*map(_address, ("PyDict_GetItem", "PyFunction_GetCode", "PyFunction_GetDefaults")))
        found = (ctypes.c_int * most)()
        compare, table_at, lookups_at = self.calls.lw_changed, ctypes.byref(table), ctypes.byref(lookups)
        return lambda: found[: compare(table_at, len(table), lookups_at, found, most)]

    def serve(self, spec, terms, source, sink):
        """Returns when the input has ended, with nothing, and in the process of an evaluation, with its order."""
        house = _House(
            spec, source, sink, terms.phases, terms.phase_ms, terms.pause_ms, terms.most, terms.on_timeout,
            len(terms.on_timeout), *map(_address, ("PyOS_BeforeFork", "PyOS_AfterFork_Parent", "PyOS_AfterFork_Child"))
        )  # fmt: skip
        order = _Order()
        ended = self.calls.lw_serve(ctypes.byref(house), ctypes.byref(order))
        if ended < 0:
            raise OSError(self.calls.lw_error().decode("utf-8", "replace"))
        return Order(order) if ended else None


def _named(fact):
    """The interpreter has no object for the defaults of a function without any."""
    return None if fact.kind == DEFAULTS and fact.value is None else id(fact.value)


def _address(name):
    return ctypes.cast(getattr(ctypes.pythonapi, name), _HOOK)
