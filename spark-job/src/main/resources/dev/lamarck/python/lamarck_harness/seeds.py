"""One seed for every generator that has a global state, whenever its module is imported.

Imports nothing that an interpreter has not loaded anyway: it runs in those too that an evaluation starts.
"""

import sys

_SEEDED = {
    "random": lambda module, seed: module.seed(seed),
    "numpy.random": lambda module, seed: module.seed(seed & 0xFFFFFFFF),
}


def plant(seed):
    """Seeds what is loaded now, and the rest when it comes later."""
    for name in _SEEDED:
        loaded = sys.modules.get(name)
        if loaded is not None:
            _SEEDED[name](loaded, seed)
        else:
            sys.meta_path.insert(0, _Later(name, seed))


class _Later:
    """Lets the others find a module, and seeds its generators once it is executed."""

    def __init__(self, name, seed):
        self._name = name
        self._seed = seed

    def find_spec(self, name, path=None, target=None):
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                self._wrap(spec.loader)
                return spec
        return None

    def _wrap(self, loader):
        execute, name, seed = loader.exec_module, self._name, self._seed

        def execute_and_seed(module):
            execute(module)
            _SEEDED[name](module, seed)

        loader.exec_module = execute_and_seed
