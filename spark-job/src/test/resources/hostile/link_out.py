import os


def value():
    for name, target in (("secret.txt", "@FILE@"), ("shadow.txt", "/etc/shadow")):
        os.symlink(target, os.path.join(os.environ["LAMARCK_ARTIFACTS"], name))
        try:
            os.link(target, os.path.join(os.environ["LAMARCK_ARTIFACTS"], "hard-" + name))
        except OSError:
            pass
    return 1
