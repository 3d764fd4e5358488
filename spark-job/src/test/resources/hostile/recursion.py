def value():
    return value()
