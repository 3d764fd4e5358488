"""What of an evaluator's metrics is a number, and which number is the fitness."""

import math
import numbers


class NoNumber(ValueError):
    """The combined score is there and is no number."""


def plain(value):
    """Whether upstream takes it for a number: an int, a float or a bool."""
    return isinstance(value, (int, float))


def number(value):
    """A value as a float, such as a scalar of numpy; nothing if it is no number."""
    if not isinstance(value, (int, float)) and not _scalar(value):
        return None
    try:
        return float(value)
    except OverflowError:
        return _infinity(value)
    except (TypeError, ValueError):
        return None


def _scalar(value):
    return isinstance(value, numbers.Number) or getattr(value, "shape", None) == ()


def passes(metrics, threshold):
    """Whether a stage's metrics let a candidate into the next one."""
    if plain(metrics.get("combined_score")):
        return float(metrics["combined_score"]) >= threshold
    values = [float(value) for name, value in metrics.items() if name != "error" and plain(value)]
    return bool(values) and sum(values) / len(values) >= threshold


def fitness(metrics, features, strict):
    """The combined score; without one, the mean of what is neither a truth value nor a feature."""
    if "combined_score" in metrics:
        value = metrics["combined_score"]
        try:
            return float(value)
        except OverflowError:
            return _infinity(value)
        except (TypeError, ValueError):
            if not strict:
                raise NoNumber(value) from None
    return _mean([metrics[name] for name in averaged(metrics, features, strict)])


def averaged(metrics, features, strict):
    """The names of the metrics whose mean stands in for a combined score."""
    known = [name for name, value in metrics.items() if _counts(value, strict)]
    plain_numbers = [name for name in known if not _truth(metrics[name])]
    chosen = [name for name in plain_numbers if name not in features]
    return chosen or (plain_numbers if strict else known)


def _counts(value, strict):
    as_float = (float(value) if plain(value) else None) if strict else number(value)
    return as_float is not None and not math.isnan(as_float)


def _mean(values):
    return sum(map(float, values)) / len(values) if values else 0.0


def _truth(value):
    return type(value).__name__ in ("bool", "bool_")


def _infinity(value):
    """What stands for a number that is too large for a float."""
    return math.inf if value > 0 else -math.inf
