import os


def value():
    for _ in range(2000):
        os.mkdir("down")
        os.chdir("down")
    return 1
