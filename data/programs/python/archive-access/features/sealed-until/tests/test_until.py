import unittest

from src.access import Policy


class UntilTest(unittest.TestCase):
    def test_a_seal_ends(self):
        policy = Policy("+ guest read /\n- guest read /letters until 2040")
        self.assertFalse(policy.allows("guest", "read", "/letters", year=2030))
        self.assertTrue(policy.allows("guest", "read", "/letters", year=2041))
