"""Packs items into bins as they arrive: each one goes at once to the open bin that looks best, or to a new one."""

# EVOLVE-BLOCK-START
SNUG = 6.0
AWKWARD_FROM = 8.0
AWKWARD_TO = 18.0
NEW_BIN_PRICE = 40.0


def tightness(rest, capacity):
    """High where little of the bin stays free."""
    share = rest / capacity
    return 1.0 - share


def awkwardness(rest):
    """A rest that hardly any item fits into is lost."""
    if rest <= SNUG:
        return 0.0
    if AWKWARD_FROM < rest < AWKWARD_TO:
        return 0.3
    return 0.1


def worth(item, free, capacity):
    """How good it would be to put the item where so much is free."""
    rest = free - item
    score = tightness(rest, capacity)
    score -= awkwardness(rest)
    if item > capacity * 0.5 and free < capacity:
        score += 0.2
    elif rest > item:
        score += 0.05 * rest / capacity
    return score


def choose(item, bins, capacity):
    """The place of the bin in the list that the item shall go to, -1 for a new bin."""
    best = -1
    best_worth = -NEW_BIN_PRICE / capacity
    for place in range(len(bins)):
        free = bins[place]
        if free < item:
            continue
        value = worth(item, free, capacity)
        if value > best_worth + 0.01:
            best = place
            best_worth = value
    return best


# EVOLVE-BLOCK-END
