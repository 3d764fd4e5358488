"""Whether a program changed what measures it.

A picture of names is taken before any program is there, and compared when the evaluator has returned: the functions of
the clock, the built-ins, the harness, the modules that the evaluator has at hand and the evaluator itself, its classes'
methods, and its constants as far as no function of its own assigns them. An evaluator may patch any of these if it puts
them back before it returns.

This holds off a program that improves its score by a simple assignment. It does not hold off one that undoes what it
did before it returns, or that reaches into the interpreter: a program runs in the process that scores it, and whoever
does not trust that has to evaluate it from a process of its own.
"""

import builtins
import dis
import gc
import os
import sys
import time
import types

from lamarck_harness.warden import CODE, DEFAULTS, ITEM, Fact

_CONSTANTS = (int, float, complex, str, bytes, bool, type(None), tuple, frozenset)
_MOST_NAMED = 5


class Picture:
    """What names meant at one time."""

    def __init__(self, evaluator, harness, warden):
        self._facts = []
        seen = set()
        for module in [time, builtins, *harness, *_used(evaluator)]:
            if id(module) not in seen:
                seen.add(id(module))
                self._add(module.__name__, vars(module), lambda name, value: callable(value))
        assigned = _assigned(evaluator)
        self._add(
            evaluator.__name__,
            vars(evaluator),
            lambda name, value: name not in assigned and (callable(value) or isinstance(value, _CONSTANTS + (types.ModuleType,))),
        )
        for module in [evaluator, *harness]:
            for kind in _classes(module):
                self._add(module.__name__ + "." + kind.__name__, vars(kind), lambda name, value: callable(value))
        for name in ("time", "builtins", evaluator.__name__):
            self._facts.append(Fact("sys.modules['%s']" % name, ITEM, sys.modules, name, sys.modules[name]))
        self._changed = warden.comparison(self._facts, _MOST_NAMED)

    def _add(self, label, space, counts):
        for name, value in space.items():
            if (name.startswith("__") and label != "builtins") or not counts(name, value):
                continue
            told = label + "." + name
            self._facts.append(Fact(told, ITEM, _dict(space), name, value))
            if isinstance(value, types.FunctionType):
                self._facts.append(Fact(told, CODE, value, None, value.__code__))
                self._facts.append(Fact(told, DEFAULTS, value, None, value.__defaults__))

    def changed(self):
        """What means something else now."""
        return list(dict.fromkeys(self._facts[i].label for i in self._changed()))


def _dict(space):
    """The dict itself, where a class shows its own only through a proxy."""
    return space if isinstance(space, dict) else gc.get_referents(space)[0]


def _classes(module):
    return [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]


def _used(evaluator):
    """The modules among an evaluator's names, and those among theirs that belong to them."""
    used = [value for value in vars(evaluator).values() if isinstance(value, types.ModuleType)]
    return used + [inner for module in used for inner in _inner(module)]


def _inner(module):
    inner = [value for value in list(vars(module).values()) if isinstance(value, types.ModuleType)]
    return [value for value in inner if value.__name__.startswith(module.__name__ + ".") or value is os.path]


def _assigned(evaluator):
    """The global names that the evaluator's own functions assign."""
    names = set()
    functions = [value for value in vars(evaluator).values() if isinstance(value, types.FunctionType)]
    for kind in _classes(evaluator):
        functions += [value for value in vars(kind).values() if isinstance(value, types.FunctionType)]
    codes = [function.__code__ for function in functions]
    while codes:
        code = codes.pop()
        names |= {i.argval for i in dis.get_instructions(code) if i.opname in ("STORE_GLOBAL", "DELETE_GLOBAL")}
        codes += [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return names
