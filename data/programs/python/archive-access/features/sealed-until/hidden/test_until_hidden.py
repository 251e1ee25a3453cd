import unittest

from src.access import Policy


class UntilHiddenTest(unittest.TestCase):
    def test_the_last_year_counts(self):
        policy = Policy("+ guest read /a until 2000")
        self.assertTrue(policy.allows("guest", "read", "/a", year=2000))
        self.assertFalse(policy.allows("guest", "read", "/a", year=2001))

    def test_without_a_year_it_applies(self):
        policy = Policy("+ guest  read /a until  2000")
        self.assertTrue(policy.allows("guest", "read", "/a"))
        self.assertEqual(policy.explain("guest", "read", "/a"), "+ guest read /a until 2000")
        self.assertEqual(policy.explain("guest", "read", "/a", year=2001), "no rule")

    def test_rules_without_a_limit(self):
        self.assertTrue(Policy("+ guest read /a").allows("guest", "read", "/a", year=3000))

    def test_bad_limits(self):
        for ending in ("until soon", "until", "after 2000", "until 2000 5"):
            with self.subTest(ending), self.assertRaises(ValueError):
                Policy(f"+ guest read /a {ending}")
