import sys


def value():
    sys.stdout = sys.stderr = None
    sys.stdin = sys.__stdout__ = 7
    return 1
