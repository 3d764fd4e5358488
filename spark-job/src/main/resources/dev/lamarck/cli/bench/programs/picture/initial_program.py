"""Draws the moon in characters, and shades the drawing."""

# EVOLVE-BLOCK-START
RAMP = " .:-=+*#%@"

PICTURE = """
....................................
.............:::::::................
.........:::::::::::::..............
.......::::-----------::............
......:::---=====-------::..........
.....:::---==+++===------::.........
.....::---==+***+==------::.........
.....::---==+*#*+==------::.........
.....::---==+***+==-------:.........
......::---==+++===------::.........
.......:::---====------:::..........
.........::::--------::::...........
............::::::::::..............
....................................
"""

CONTRAST = 1.0
LIGHT = 0.0


def brightness(character):
    """From 0 for the darkest character of the ramp to 1 for the brightest; others are dark."""
    place = RAMP.find(character)
    if place < 0:
        return 0.0
    return place / (len(RAMP) - 1)


def shaded(value):
    value = CONTRAST * value + LIGHT
    return min(1.0, max(0.0, value))


def render():
    """The rows of the picture, each a list of brightnesses."""
    rows = []
    for line in PICTURE.strip("\n").split("\n"):
        rows.append([shaded(brightness(character)) for character in line])
    return rows


# EVOLVE-BLOCK-END
