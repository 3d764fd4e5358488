import os


def value():
    chunk = b"x" * (1 << 20)
    for _ in range(1024):
        os.write(1, chunk)
    return 1
