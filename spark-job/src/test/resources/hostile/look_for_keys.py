import os


def value():
    found = any("TOKEN" in name or "API_KEY" in name for name in os.environ)
    for path in ("@FILE@", "/etc/shadow", os.path.expanduser(os.path.join("~root", ".bash_history")),
                 os.path.join("/proc", "1", "root") + "@FILE@"):
        try:
            found = found or len(open(path, "rb").read()) >= 0
        except OSError:
            pass
    return 99 if found else 1
