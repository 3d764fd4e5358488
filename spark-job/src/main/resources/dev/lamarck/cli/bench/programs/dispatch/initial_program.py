"""A foreman's rules: which job a free machine takes next, and which jobs of a finished plan change places."""

import math

# EVOLVE-BLOCK-START
URGENCY = 1.0
SETUP_FEAR = 2.0
SWAP_REACH = 2
ROUNDS = 1


def slack(job, now):
    """The time that is left before the job would be late."""
    left = job.due - job.length - now
    if left < 0.0:
        return 0.0
    return left


def setup_factor(setup, mean_setup):
    """Near 1 for a job that needs no other tools, near 0 for one that needs many."""
    return math.exp(-SETUP_FEAR * setup / (mean_setup + 1.0))


def priority(job, now, setup, mean_length, mean_setup):
    """The job with the highest number is next."""
    weight = job.weight / job.length
    hurry = math.exp(-slack(job, now) / (URGENCY * mean_length))
    value = weight * hurry
    if setup > 0.0:
        value = value * setup_factor(setup, mean_setup)
    if job.due < now:
        value = value + 0.01 * job.weight
    return value


def improve(plan, cost):
    """Exchanges neighbours in the machines' queues as long as that costs less."""
    best = cost(plan)
    for _ in range(ROUNDS):
        before = best
        for queue in plan:
            for i in range(len(queue) - 1):
                j = min(i + SWAP_REACH, len(queue) - 1)
                queue[i], queue[j] = queue[j], queue[i]
                value = cost(plan)
                if value < best:
                    best = value
                else:
                    queue[i], queue[j] = queue[j], queue[i]
        if best > 0.995 * before:
            break
    return plan


# EVOLVE-BLOCK-END
