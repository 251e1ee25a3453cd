import unittest

from src.streets import StreetFinder, normalize


class NormalizeHiddenTest(unittest.TestCase):
    def test_forms(self):
        cases = {
            "": "", "  ": "", "HIGH St.": "high street", "Long-Acre ln.": "long acre lane", "st.": "street",
            "Av. Road": "av. road", "King's  Av.": "kings avenue", "a-rd.": "a road", "Street st": "street st",
        }
        for text, result in cases.items():
            with self.subTest(text):
                self.assertEqual(normalize(text), result)


class StreetFinderHiddenTest(unittest.TestCase):
    def test_the_first_of_equal_names_is_shown(self):
        finder = StreetFinder(["HIGH ST.", "High Street"])
        self.assertEqual(finder.complete("high"), ["HIGH ST."])

    def test_only_the_beginning_counts(self):
        finder = StreetFinder(["b road", "ab road", "a", "B", "bb", "c b", "bé road"])
        self.assertEqual(finder.complete("b"), ["B", "b road", "bb", "bé road"])
        self.assertEqual(finder.complete("b "), ["B", "b road", "bb", "bé road"])
        self.assertEqual(finder.complete("b r"), ["b road"])
        self.assertEqual(finder.complete("d"), [])

    def test_nothing_typed_and_unknown_streets(self):
        finder = StreetFinder(["x1", "x2"])
        self.assertEqual(finder.complete(" '"), [])
        with self.assertRaisesRegex(KeyError, "X3"):
            finder.use("X3")
        finder.use("x2")
        finder.use("x2")
        finder.use("x1")
        self.assertEqual(finder.complete("x"), ["x2", "x1"])

    def test_use_counts(self):
        finder = StreetFinder(["x1", "x2", "x3"])
        for street in ("x3", "X3", "x2"):
            finder.use(street)
        self.assertEqual(finder.complete("x"), ["x3", "x2", "x1"])
        finder.use("x1")
        self.assertEqual(finder.complete("x"), ["x3", "x1", "x2"])

    def test_limits(self):
        finder = StreetFinder([f"x{number}" for number in range(8)])
        self.assertEqual(finder.complete("x"), ["x0", "x1", "x2", "x3", "x4"])
        self.assertEqual(len(finder.complete("x", limit=7)), 7)
        self.assertEqual(finder.complete("x", limit=0), [])

    def test_no_streets(self):
        self.assertEqual(StreetFinder([]).complete("a"), [])
        with self.assertRaises(KeyError):
            StreetFinder([]).use("")
