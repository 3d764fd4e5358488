import threading
import time


def value():
    while True:
        threading.Thread(target=time.sleep, args=(3600,)).start()
