import sys


def value():
    sys.exit(0)
