def value():
    while True:
        pass
