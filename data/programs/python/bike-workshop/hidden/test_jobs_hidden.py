import unittest

from src.fees import storage_fee, waiting_list
from src.jobs import Job, TransitionError


def job_in(*events, number=1, day=10, urgent=False):
    job = Job(number, day, urgent)
    for event in events:
        job.apply(event, day)
    return job


class JobHiddenTest(unittest.TestCase):
    def test_a_new_job(self):
        job = Job(7, 3)
        self.assertEqual((job.state, job.since, job.urgent, job.history()), ("received", 3, False, []))
        self.assertIn("quote", job.events())

    def test_since_moves_with_the_state(self):
        job = Job(7, 3)
        job.apply("quote", 9)
        self.assertEqual(job.since, 9)

    def test_the_message_lists_what_is_possible(self):
        job = job_in("quote", "accept")
        with self.assertRaises(TransitionError) as caught:
            job.apply("collect", 10)
        self.assertEqual(str(caught.exception),
                         "cannot collect a job that is in_repair; possible: finish, order_parts")

    def test_a_collected_job_is_closed(self):
        job = job_in("quote", "decline", "collect")
        self.assertEqual(job.state, "collected")
        with self.assertRaises(TransitionError) as caught:
            job.apply("quote", 10)
        self.assertEqual(str(caught.exception),
                         "cannot quote a job that is collected; the job is closed")

    def test_time_does_not_run_backwards(self):
        job = Job(1, 10)
        with self.assertRaises(ValueError):
            job.apply("quote", 9)
        self.assertEqual(job.apply("quote", 10), "quoted")

    def test_history_repeats_states(self):
        job = Job(1, 0)
        for day, event in enumerate(["quote", "accept", "order_parts", "parts_arrived", "finish"]):
            job.apply(event, day * day)
        self.assertEqual(job.history(), [("received", 0), ("quoted", 1), ("in_repair", 3),
                                         ("waiting_for_parts", 5), ("in_repair", 7)])

    def test_events_of_every_state(self):
        self.assertIn("accept", job_in("quote").events())
        self.assertEqual(job_in("quote", "accept", "order_parts").events(), ["parts_arrived"])
        self.assertEqual(job_in("quote", "accept", "finish").events(), ["collect"])


class FeesHiddenTest(unittest.TestCase):
    def test_the_fee_begins_on_the_eighth_day_and_has_a_limit(self):
        job = job_in("quote", "decline", day=0)
        fees = [storage_fee(job, day) for day in (0, 7, 8, 22, 23, 24)]
        self.assertEqual(fees, [0, 0, 250, 3750, 4000, 4000])

    def test_only_ready_bikes_cost_storage(self):
        self.assertEqual(storage_fee(job_in(day=0), 100), 0)
        self.assertEqual(storage_fee(job_in("quote", "decline", "collect", day=0), 100), 0)

    def test_order_of_the_waiting_list(self):
        jobs = [
            job_in(number=5, day=2),
            job_in(number=4, day=2),
            job_in(number=9, day=1),
            job_in(number=3, day=8, urgent=True),
            job_in("quote", "accept", "order_parts", number=2, day=3),
            job_in("quote", "decline", "collect", number=1, day=0),
            job_in("quote", "decline", number=8, day=0, urgent=True),
        ]
        self.assertEqual(waiting_list(jobs), [3, 9, 4, 5, 2])
        self.assertEqual(waiting_list([]), [])
