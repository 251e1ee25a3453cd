import unittest

from src.quote import quote


class RushTest(unittest.TestCase):
    def test_a_rush_job(self):
        job = {"size": (148, 105), "copies": 160, "colours": (1, 0), "folds": 0}
        result = quote(job, {"size": (700, 500), "cents": 12}, rush=True)
        self.assertEqual((result["rush"], result["total"]), (1380, 5978))
