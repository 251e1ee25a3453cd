import unittest

from src.limiter import Decision, Limiter, headers


class LimiterTest(unittest.TestCase):
    def setUp(self):
        self.limiter = Limiter({"small": (2, 1000)})

    def ask(self, now, client="mast-7"):
        return self.limiter.allow(client, "small", now)

    def test_a_full_bucket_allows_its_capacity(self):
        self.assertEqual(self.ask(0), Decision(True, 1, 0))
        self.assertEqual(self.ask(0), Decision(True, 0, 0))
        self.assertEqual(self.ask(0), Decision(False, 0, 1000))

    def test_a_token_comes_back(self):
        self.ask(0)
        self.ask(0)
        self.assertEqual(self.ask(1000), Decision(True, 0, 0))

    def test_clients_do_not_share_buckets(self):
        self.ask(0)
        self.ask(0)
        self.assertTrue(self.ask(0, "mast-8").allowed)

    def test_an_unknown_plan(self):
        with self.assertRaises(KeyError):
            self.limiter.allow("mast-7", "huge", 0)

    def test_sweep_forgets_full_buckets(self):
        self.ask(0)
        self.assertEqual(self.limiter.sweep(999), [])
        self.assertEqual(self.limiter.sweep(1000), ["mast-7"])

    def test_headers_of_a_refusal(self):
        self.assertEqual(headers(Decision(False, 0, 1200)), {"X-Remaining": "0", "Retry-After": "2"})
