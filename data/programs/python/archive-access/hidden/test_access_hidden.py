import unittest

from src.access import Policy
from src.roles import roles_of


class RolesHiddenTest(unittest.TestCase):
    def test_all(self):
        self.assertEqual(roles_of("guest"), ["guest"])
        self.assertEqual(roles_of("donor"), ["donor", "guest"])
        self.assertEqual(roles_of("director"), ["director", "archivist", "donor", "guest", "researcher"])

    def test_own_roles(self):
        includes = {"a": ["c", "b"], "b": ["d"], "c": [], "d": ["a"]}
        self.assertEqual(roles_of("a", includes), ["a", "b", "c", "d"])
        with self.assertRaises(KeyError):
            roles_of("x")


class PolicyHiddenTest(unittest.TestCase):
    def test_bad_rules(self):
        cases = {
            "+ guest read": "line 2: a rule has four words",
            "+ guest read /a b": "line 2: a rule has four words",
            "* guest read /a": "line 2: cannot read '* guest read /a'",
            " + king  read /a": "line 2: cannot read '+ king  read /a'",
            "+ guest eat /a": "line 2: cannot read '+ guest eat /a'",
            "+ guest read a": "line 2: a folder begins with a slash",
        }
        for rule, message in cases.items():
            with self.subTest(rule), self.assertRaises(ValueError) as caught:
                Policy("#+ x\n" + rule)
            self.assertEqual(str(caught.exception), message)

    def test_the_deepest_folder_decides_first(self):
        policy = Policy("- director read /a/b\n+ guest read /a/b/c\n+ director read /a")
        self.assertEqual(policy.explain("director", "read", "/a/b/c/d"), "+ guest read /a/b/c")
        self.assertEqual(policy.explain("director", "read", "/a/b/x"), "- director read /a/b")
        self.assertEqual(policy.explain("guest", "read", "/a/b"), "no rule")

    def test_then_the_nearest_role_and_then_forbidding(self):
        policy = Policy("+ researcher read /a\n- guest read /a\n+ guest read /a/")
        self.assertTrue(policy.allows("archivist", "read", "/a/x"))
        self.assertFalse(policy.allows("donor", "read", "/a/x"))
        self.assertEqual(Policy("- guest read /a\n+ guest read /a").explain("guest", "read", "/a"), "- guest read /a")

    def test_folders_are_whole_names(self):
        policy = Policy("+ guest  read  //letters/")
        self.assertFalse(policy.allows("guest", "read", "/letters2"))
        self.assertEqual(policy.explain("guest", "read", "letters//x/"), "+ guest read /letters")
        self.assertFalse(policy.allows("guest", "read", "/"))

    def test_other_actions_and_roles_do_not_apply(self):
        policy = Policy("+ researcher read /\n- donor read /")
        self.assertFalse(policy.allows("researcher", "annotate", "/a"))
        self.assertFalse(policy.allows("guest", "read", "/a"))
        self.assertIs(policy.allows("researcher", "read", "/"), True)
        self.assertEqual(policy.explain("director", "read", "/"), "- donor read /")

    def test_unknown_questions(self):
        policy = Policy("")
        with self.assertRaises(ValueError):
            policy.allows("guest", "eat", "/")
        with self.assertRaises(KeyError):
            policy.allows("king", "read", "/")
        self.assertEqual(policy.explain("guest", "read", "/"), "no rule")
