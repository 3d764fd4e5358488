import os


def value():
    os.write(1, bytes(range(256)))
    os.write(2, b"\xff\xfe\x00")
    raise ValueError("\udcff\ud800 \x00")
