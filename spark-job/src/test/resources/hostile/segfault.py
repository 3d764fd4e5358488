import ctypes


def value():
    return ctypes.string_at(0)
