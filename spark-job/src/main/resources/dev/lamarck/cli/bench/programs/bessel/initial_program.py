"""The Bessel function J0 for machines without a library: a power series near zero, a damped wave beyond."""

import math

# EVOLVE-BLOCK-START
SEAM = 4.0
PHASE = 0.78
AMPLITUDE = 0.8


def near(x):
    """A few terms in the square of x, with rounded coefficients."""
    q = 0.25 * x * x
    value = 1.0 - 0.98 * q
    value += 0.245 * q * q
    value -= 0.026 * q ** 3
    value += 0.0013 * q ** 4
    return value


def wave_phase(x):
    """Where the wave is in its period; it runs a little ahead of x."""
    return x - PHASE - 0.1 / x


def wave_size(x):
    """How high the wave is; it dies away slowly."""
    size = AMPLITUDE / math.sqrt(x)
    return size * (1.0 - 0.05 / (x * x))


def far(x):
    """The wave that is left when x is large."""
    return wave_size(x) * math.cos(wave_phase(x))


def mix(x, width):
    """From 0 below the seam to 1 above it."""
    t = (x - SEAM + width) / (2.0 * width)
    if t <= 0.0:
        return 0.0
    if t >= 1.0:
        return 1.0
    return t


def bessel(x):
    """J0(x) for x from 0 to 15."""
    if x < 0.5:
        return near(x)
    part = mix(x, 0.5)
    if part == 0.0:
        return near(x)
    if part == 1.0:
        return far(x)
    return part * far(x) + (1.0 - part) * near(x)


# EVOLVE-BLOCK-END
