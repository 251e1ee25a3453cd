import unittest

from src.jobs import Job


class CancelTest(unittest.TestCase):
    def test_a_received_job_can_be_cancelled(self):
        self.assertEqual(Job(1, 10).apply("cancel", 11), "cancelled")
