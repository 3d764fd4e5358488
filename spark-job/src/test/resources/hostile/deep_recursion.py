import sys


class Deep:
    def __repr__(self):
        return repr(self)


def value():
    sys.setrecursionlimit(1 << 30)
    return repr(Deep())
