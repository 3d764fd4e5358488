import os


def value():
    for number in range(1000):
        with open("file%d" % number, "wb") as file:
            file.write(bytes(4 << 20))
    os.sync()
    return 1
