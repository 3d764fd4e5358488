"""One seed for every generator that has a global state, whenever its module is imported."""

import random
import sys

_NUMPY = "numpy.random"


def plant(seed):
    """Seeds what is loaded now, and numpy when it comes later."""
    random.seed(seed)
    loaded = sys.modules.get(_NUMPY)
    if loaded is not None:
        _numpy(loaded, seed)
    else:
        sys.meta_path.insert(0, _Later(seed))


def _numpy(module, seed):
    module.seed(seed & 0xFFFFFFFF)


class _Later:
    """Lets the others find numpy's generators, and seeds them once they are executed."""

    def __init__(self, seed):
        self._seed = seed

    def find_spec(self, name, path=None, target=None):
        if name != _NUMPY:
            return None
        sys.meta_path.remove(self)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                self._wrap(spec.loader)
                return spec
        return None

    def _wrap(self, loader):
        execute, seed = loader.exec_module, self._seed

        def execute_and_seed(module):
            execute(module)
            _numpy(module, seed)

        loader.exec_module = execute_and_seed
