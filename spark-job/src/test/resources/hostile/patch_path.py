"""Has a module inside a module measure something else."""

import os.path


def value():
    os.path.getsize = lambda path: 0
    return 1.0
