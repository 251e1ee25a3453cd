import unittest

from src.access import Policy
from src.roles import roles_of

RULES = """
# letters
+ guest read /letters
- guest read /letters/private
+ archivist read /letters/private
+ archivist publish /
"""


class AccessTest(unittest.TestCase):
    def setUp(self):
        self.policy = Policy(RULES)

    def test_roles(self):
        self.assertEqual(roles_of("archivist"), ["archivist", "researcher", "guest"])

    def test_everybody_may_read_letters(self):
        self.assertTrue(self.policy.allows("guest", "read", "/letters/1890/a"))
        self.assertTrue(self.policy.allows("researcher", "read", "/letters"))

    def test_private_letters(self):
        self.assertFalse(self.policy.allows("guest", "read", "/letters/private/b"))
        self.assertTrue(self.policy.allows("archivist", "read", "/letters/private/b"))

    def test_without_a_rule(self):
        self.assertFalse(self.policy.allows("guest", "annotate", "/letters"))

    def test_explain(self):
        self.assertEqual(self.policy.explain("donor", "read", "/letters/private"), "- guest read /letters/private")

    def test_a_bad_rule(self):
        with self.assertRaisesRegex(ValueError, "line 1"):
            Policy("+ guest burn /letters")
