"""Plans a delivery round: which customers a small van visits within its day, and in which order.

Every stop has a place, a reward, and the time that it takes. Time driven and spent at stops may not exceed the day.
"""

import math

# EVOLVE-BLOCK-START
REWARD_POWER = 1.0
DETOUR_POWER = 1.0
WAITING = 30.0
HOME_PULL = 0.3
RESERVE = 60.0
LOOK_BACK = 1
TURN = 3
ROUNDS = 1


def distance(a, b):
    return math.hypot(a.x - b.x, a.y - b.y)


def length(route, depot):
    """The time of a round from the depot and back."""
    total = 0.0
    here = depot
    for stop in route:
        total += distance(here, stop) + stop.service
        here = stop
    return total + distance(here, depot)


def detour(route, place, stop, depot):
    """The time that the round grows by, if the stop comes in at that place."""
    before = route[place - 1] if place > 0 else depot
    after = route[place] if place < len(route) else depot
    return distance(before, stop) + distance(stop, after) - distance(before, after) + stop.service


def appeal(stop, extra, depot):
    """How good it is to take a stop in, given the time that this costs."""
    price = extra + WAITING + HOME_PULL * distance(stop, depot)
    return stop.reward ** REWARD_POWER / price ** DETOUR_POWER


def insert(route, stops, depot, day):
    """Takes in the most appealing stop that still fits, at one of the last places of the round, again and again."""
    used = length(route, depot)
    waiting = [stop for stop in stops if stop not in route]
    while waiting:
        best = None
        for stop in waiting:
            for place in range(max(0, len(route) - LOOK_BACK), len(route) + 1):
                extra = detour(route, place, stop, depot)
                if used + extra > day - RESERVE:
                    continue
                value = appeal(stop, extra, depot)
                if best is None or value > best[0]:
                    best = (value, stop, place, extra)
        if best is None:
            break
        route.insert(best[2], best[1])
        used += best[3]
        waiting.remove(best[1])
    return route


def uncross(route, depot):
    """Turns a stretch of the round around where that is shorter."""
    best = length(route, depot)
    for i in range(len(route) - 1):
        for j in range(i + 1, min(i + TURN, len(route))):
            turned = route[:i] + route[i:j + 1][::-1] + route[j + 1:]
            if length(turned, depot) < best - 1.0:
                route = turned
                best = length(turned, depot)
    return route


def drop(route):
    """Leaves out the stop with the least reward, so that others may fit."""
    if len(route) > 30:
        worst = min(route, key=lambda stop: stop.reward)
        route.remove(worst)
    return route


def plan(stops, depot, day):
    route = insert([], stops, depot, day)
    for _ in range(ROUNDS):
        route = uncross(route, depot)
        route = drop(route)
    return route


# EVOLVE-BLOCK-END
