import glob
import os


def value():
    found = "@SECRET@" in str(os.environ)
    for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/task/*/environ") + glob.glob("/proc/*/cmdline"):
        try:
            found = found or b"@SECRET@" in open(path, "rb").read()
        except OSError:
            pass
    return 99 if found else 1
