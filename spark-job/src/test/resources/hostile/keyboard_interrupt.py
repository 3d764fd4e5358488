def value():
    raise KeyboardInterrupt
