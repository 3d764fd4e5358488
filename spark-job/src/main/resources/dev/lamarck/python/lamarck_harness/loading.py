"""Imports the evaluator once, for all evaluations."""

import importlib
import importlib.util
import os
import sys

from lamarck_harness.contract import trace

NAME = "evaluation_module"


class Unusable(Exception):
    """The evaluator cannot be used; says of what kind the reason is, and shows it."""

    def __init__(self, kind, message, trace=""):
        super().__init__(message)
        self.kind = kind
        self.trace = trace


def load(path, preload):
    """The evaluator's module, with its folder first among those that are searched."""
    path = os.path.abspath(path)
    sys.path.insert(0, os.path.dirname(path))
    if not os.path.isfile(path):
        raise Unusable("missing", "There is no file %s" % path)
    spec = importlib.util.spec_from_file_location(NAME, path)
    if spec is None:
        raise Unusable("no-python", "%s is no Python file" % path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    _guarded(lambda: spec.loader.exec_module(module))
    for name in preload:
        _guarded(lambda: importlib.import_module(name))
    return module


def require(module, cascade):
    """An evaluator needs a function to call."""
    if cascade and callable(getattr(module, "evaluate_stage1", None)):
        return
    if not callable(getattr(module, "evaluate", None)):
        raise Unusable("no-evaluate", "It does not define a function evaluate(program_path)")


def _guarded(step):
    try:
        step()
    except ModuleNotFoundError as error:
        raise Unusable("package", error.name or str(error), trace())
    except (Exception, SystemExit) as error:
        raise Unusable("import", "%s: %s" % (type(error).__name__, error), trace())
