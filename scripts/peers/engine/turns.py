"""How a peer is measured: for each line of its input it does its work once, and answers with the seconds."""

import sys
import time
from collections.abc import Callable


def take_turns(once: Callable[[], object]) -> None:
    answers = sys.stdout
    sys.stdout = sys.stderr
    for _ in sys.stdin:
        start = time.perf_counter()
        once()
        print(time.perf_counter() - start, file=answers, flush=True)
