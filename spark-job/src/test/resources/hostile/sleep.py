import time


def value():
    time.sleep(3600)
