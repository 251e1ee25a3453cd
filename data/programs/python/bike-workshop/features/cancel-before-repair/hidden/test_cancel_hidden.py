import unittest

from src.fees import waiting_list
from src.jobs import Job, TransitionError


class CancelHiddenTest(unittest.TestCase):
    def test_a_quoted_job_can_be_cancelled(self):
        job = Job(1, 10)
        job.apply("quote", 10)
        self.assertEqual(job.apply("cancel", 10), "cancelled")
        self.assertEqual(job.events(), [])

    def test_a_repair_that_has_begun_goes_on(self):
        job = Job(1, 10)
        for event in ("quote", "accept"):
            job.apply(event, 10)
        with self.assertRaises(TransitionError):
            job.apply("cancel", 10)
        job.apply("order_parts", 10)
        with self.assertRaises(TransitionError):
            job.apply("cancel", 10)

    def test_a_cancelled_job_is_off_the_waiting_list(self):
        job = Job(1, 10)
        self.assertEqual(waiting_list([job]), [1])
        job.apply("cancel", 10)
        self.assertEqual(waiting_list([job]), [])
