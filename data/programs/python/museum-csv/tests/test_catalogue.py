import unittest

from src.catalogue import load_catalogue
from src.csv_text import CsvError, parse, render


class CsvTest(unittest.TestCase):
    def test_plain_fields(self):
        self.assertEqual(parse("a,b\nc,d\n"), [["a", "b"], ["c", "d"]])

    def test_a_quoted_comma(self):
        self.assertEqual(parse('"Plate, blue",1890'), [["Plate, blue", "1890"]])

    def test_doubled_quotes(self):
        self.assertEqual(parse('"the ""red"" hat"'), [['the "red" hat']])

    def test_an_open_quote(self):
        with self.assertRaises(CsvError) as caught:
            parse('a\n"b')
        self.assertEqual(caught.exception.row, 2)

    def test_rendering_quotes_where_needed(self):
        self.assertEqual(render([["a", "b,c"], ['"']]), 'a,"b,c"\n""""\n')


class CatalogueTest(unittest.TestCase):
    def test_objects(self):
        text = 'number,title,year,notes\nKE0012,"Jug, brown",1840,\nKE0013,Plate,,chipped\n'
        self.assertEqual(
            load_catalogue(text),
            {
                "KE0012": {"title": "Jug, brown", "year": 1840, "notes": ""},
                "KE0013": {"title": "Plate", "year": None, "notes": "chipped"},
            },
        )

    def test_a_bad_inventory_number(self):
        with self.assertRaisesRegex(CsvError, "row 2: 'K12' is no inventory number"):
            load_catalogue("number,title,year,notes\nK12,Jug,1840,\n")
