import os
import time


def value():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                with open("alive", "a") as file:
                    file.write("x")
                time.sleep(0.01)
        os._exit(0)
    return 1
