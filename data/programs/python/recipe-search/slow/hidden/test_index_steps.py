import unittest

from src.index import Index


class Text(str):
    """Text that counts how often it is put into lower case, as every reading of it begins."""

    reads = 0

    def lower(self):
        Text.reads += 1
        return str(self).lower()

    def casefold(self):
        Text.reads += 1
        return str(self).casefold()


class StepsTest(unittest.TestCase):
    def test_searching_does_not_read_the_recipes_again(self):
        index = Index()
        for number in range(100):
            title = "Plum tart" if number % 10 == 0 else "Scones"
            index.add(f"k{number:02}", Text(title), [Text("flour"), Text("butter")])
        Text.reads = 0
        for _ in range(20):
            self.assertEqual(index.search("+plum flour -cheese", limit=2), ["k00", "k10"])
        self.assertLess(Text.reads, 100)
