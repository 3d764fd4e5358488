class Number(float):
    def __float__(self):
        raise RuntimeError("no number today")

    def __repr__(self):
        raise RuntimeError("no text today")


def value():
    return Number(3)
