import unittest

from src.index import Index, terms


class IndexTest(unittest.TestCase):
    def setUp(self):
        self.index = Index()
        self.index.add("r1", "Plum tart", ["plums", "flour", "butter"])
        self.index.add("r2", "Cheese scones", ["flour", "cheese", "butter"])
        self.index.add("r3", "Poached plums", ["plums", "sugar"])

    def test_terms(self):
        self.assertEqual(terms("The Plums of Kent, 2 eggs"), ["plum", "kent", "egg"])

    def test_a_single_word(self):
        self.assertEqual(self.index.search("cheese"), ["r2"])

    def test_titles_count_more(self):
        self.index.add("r4", "Crumble", ["plums"])
        self.assertEqual(self.index.search("plum"), ["r1", "r3", "r4"])

    def test_required_and_excluded_words(self):
        self.assertEqual(self.index.search("+plum -flour"), ["r3"])

    def test_a_removed_recipe_is_not_found(self):
        self.index.remove("r2")
        self.assertEqual(self.index.search("cheese"), [])

    def test_suggestions(self):
        self.assertEqual(self.index.suggest("P"), ["plum", "poached"])
