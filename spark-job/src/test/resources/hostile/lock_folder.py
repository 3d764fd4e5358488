import os


def value():
    os.makedirs("locked/inside")
    os.chmod("locked", 0)
    os.chmod(".", 0o100)
    return 1
