import os


def value():
    os.rmdir(os.environ["LAMARCK_ARTIFACTS"])
    os.symlink(os.path.dirname("@FILE@"), os.environ["LAMARCK_ARTIFACTS"])
    return 1
