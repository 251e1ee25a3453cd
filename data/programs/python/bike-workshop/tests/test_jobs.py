import unittest

from src.fees import storage_fee, waiting_list
from src.jobs import Job, TransitionError


def job_in(*events, number=1, day=10, urgent=False):
    job = Job(number, day, urgent)
    for event in events:
        job.apply(event, day)
    return job


class JobTest(unittest.TestCase):
    def test_the_usual_way(self):
        job = Job(1, 10)
        self.assertEqual(job.apply("quote", 11), "quoted")
        self.assertEqual(job.apply("accept", 12), "in_repair")
        self.assertEqual(job.apply("finish", 15), "ready")
        self.assertEqual(job.apply("collect", 15), "collected")

    def test_parts_can_be_ordered(self):
        job = job_in("quote", "accept", "order_parts", "parts_arrived")
        self.assertEqual(job.state, "in_repair")

    def test_an_impossible_event(self):
        job = Job(1, 10)
        with self.assertRaisesRegex(TransitionError, "cannot finish a job that is received"):
            job.apply("finish", 11)
        self.assertEqual(job.state, "received")

    def test_history_counts_days(self):
        job = Job(1, 10)
        job.apply("quote", 12)
        job.apply("decline", 17)
        self.assertEqual(job.history(), [("received", 2), ("quoted", 5)])


class FeesTest(unittest.TestCase):
    def test_a_bike_left_for_ten_days(self):
        job = job_in("quote", "decline")
        self.assertEqual(storage_fee(job, 20), 750)

    def test_the_first_week_is_free(self):
        self.assertEqual(storage_fee(job_in("quote", "decline"), 16), 0)

    def test_urgent_jobs_come_first(self):
        ready = job_in("quote", "decline", number=3)
        jobs = [job_in(number=1), job_in("quote", number=2, urgent=True), ready]
        self.assertEqual(waiting_list(jobs), [2, 1])
