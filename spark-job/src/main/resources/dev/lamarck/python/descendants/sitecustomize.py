"""Seeds the interpreters that an evaluation starts as the evaluation itself was seeded.

Python imports a module of this name when it starts. Another one that would have been found is imported as well.
"""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))


def _seed():
    seed = os.environ.get("LAMARCK_SEED", "")
    if not seed.isdigit():
        return
    root = os.path.dirname(_HERE)
    sys.path.insert(0, root)
    try:
        from lamarck_harness import seeds
    finally:
        sys.path.remove(root)
    seeds.plant(int(seed))


def _other():
    """Imports the one that this one hides."""
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != _HERE]
    spec = PathFinder.find_spec(__name__, sys.path)
    if spec is not None and spec.loader is not None:
        module = sys.modules[__name__] = module_from_spec(spec)
        spec.loader.exec_module(module)


_seed()
_other()
