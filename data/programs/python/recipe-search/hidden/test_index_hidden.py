import unittest

from src.index import Index, terms


class TermsHiddenTest(unittest.TestCase):
    def test_plurals_and_stop_words(self):
        self.assertEqual(terms("gas peas glass as a and of the with Them"),
                         ["gas", "pea", "glas", "as", "them"])

    def test_letters_only(self):
        self.assertEqual(terms("crème_brûlée 250g sugar-snap"), ["crème", "brûlée", "g", "sugar", "snap"])
        self.assertEqual(terms(""), [])


class SearchHiddenTest(unittest.TestCase):
    def setUp(self):
        self.index = Index()

    def test_points_add_up_over_ingredients(self):
        self.index.add("a", "Salad", ["red onion", "white onion", "onion onion", "onion rings", "onion"])
        self.index.add("b", "Onion tart", [])
        self.assertEqual(self.index.search("onion"), ["a", "b"])
        self.index.add("b", "Onion onion tart", ["onions"])
        self.assertEqual(self.index.search("onion"), ["a", "b"])
        self.index.add("b", "Onion tart", ["onions", "onion"])
        self.assertEqual(self.index.search("onion"), ["b", "a"])

    def test_equal_points_go_by_title_and_key(self):
        self.index.add("3", "Bread", ["rye"])
        self.index.add("2", "Bread", ["rye"])
        self.index.add("1", "Crisps", ["rye"])
        self.assertEqual(self.index.search("rye"), ["2", "3", "1"])

    def test_optional_words_only_add_points_to_required_ones(self):
        self.index.add("a", "Apple", [])
        self.index.add("b", "Berry", ["cream", "apple", "apple juice", "apple peel"])
        self.index.add("c", "Cream", [])
        self.assertEqual(self.index.search("+apple cream"), ["b", "a"])
        self.assertEqual(self.index.search("apple cream"), ["b", "a", "c"])

    def test_all_required_words_are_needed(self):
        self.index.add("a", "Apple", [])
        self.index.add("b", "Apple", ["cream"])
        self.assertEqual(self.index.search("+apple +cream"), ["b"])
        self.assertEqual(self.index.search("+apple +mustard"), [])

    def test_excluded_words(self):
        self.index.add("a", "Apple", ["nuts"])
        self.assertEqual(self.index.search("apple -nut"), [])
        self.assertEqual(self.index.search("apple -cream"), ["a"])
        self.assertEqual(self.index.search("-cream"), [])

    def test_limit_and_empty_queries(self):
        for number in range(12):
            self.index.add(f"k{number:02}", "Soup", [])
        self.assertEqual(len(self.index.search("soup")), 10)
        self.assertEqual(self.index.search("soup", limit=2), ["k00", "k01"])
        self.assertEqual(self.index.search("  the "), [])
        self.assertEqual(self.index.search(""), [])

    def test_replacing_and_removing(self):
        self.index.add("a", "Apple pie", ["flour"])
        self.index.add("a", "Pear pie", [])
        self.assertEqual(self.index.search("apple flour"), [])
        self.assertEqual(self.index.suggest(""), ["pear", "pie"])
        self.index.remove("b")
        self.index.remove("a")
        self.assertEqual(self.index.suggest("p"), [])
        self.index.add("a", "", ["pear"])
        self.index.remove("a")
        self.assertEqual(self.index.search("pear"), [])
