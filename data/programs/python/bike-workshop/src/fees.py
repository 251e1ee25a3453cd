"""What the workshop asks for storage, and whose turn it is."""

from src.jobs import COLLECTED, READY

FREE_DAYS = 7
FEE_PER_DAY = 250
MOST = 4000


def storage_fee(job, today):
    """Return the storage fee in cents for a job on the day `today`.

    A bike that is ready may stay FREE_DAYS days; every further day costs FEE_PER_DAY, all
    together never more than MOST. Jobs that are not ready cost nothing.
    """
    if job.state != READY:
        return 0
    late = max(0, today - job.since - FREE_DAYS)
    return min(late * FEE_PER_DAY, MOST)


def waiting_list(jobs):
    """Return the numbers of all jobs that are neither ready nor collected.

    Urgent jobs come first; within both groups the job whose state is unchanged for the
    longest time comes first, and of those from the same day the one with the smaller number.
    """
    waiting = [job for job in jobs if job.state not in (READY, COLLECTED)]
    waiting.sort(key=lambda job: (not job.urgent, job.since, job.number))
    return [job.number for job in waiting]
