"""A sine for machines without one, to be improved."""

# EVOLVE-BLOCK-START
A = 1.0
B = -0.15


def sine(x):
    return A * x + B * x ** 3


# EVOLVE-BLOCK-END
