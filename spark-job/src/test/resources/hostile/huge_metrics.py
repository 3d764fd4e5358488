def value():
    return {"m%d" % number: number for number in range(200000)}
