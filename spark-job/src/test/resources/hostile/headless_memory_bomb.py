"""Ends its first thread, whose numbers are those of the process, and takes memory in another one."""

import ctypes
import threading

EXIT = {"x86_64": 60, "aarch64": 93}


def fill():
    kept = []
    while True:
        kept.append(bytearray(16 << 20))


def value():
    import os

    threading.Thread(target=fill).start()
    ctypes.CDLL(None).syscall(EXIT[os.uname().machine], 0)
    return 1.0
