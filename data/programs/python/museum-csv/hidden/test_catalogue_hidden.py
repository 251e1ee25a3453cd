import unittest

from src.catalogue import load_catalogue
from src.csv_text import CsvError, parse, render

HEADING = "number,title,year,notes\n"


class ParseHiddenTest(unittest.TestCase):
    def test_edges(self):
        cases = {
            "": [],
            "\n": [[""]],
            "a\n\nb": [["a"], [""], ["b"]],
            "a,": [["a", ""]],
            ",": [["", ""]],
            ",\n": [["", ""]],
            "a,\nb": [["a", ""], ["b"]],
            " a , b ": [[" a ", " b "]],
            "a\r\nb\r\n": [["a"], ["b"]],
            'a"b,c""': [['a"b', 'c""']],
            '""': [[""]],
            '"",x': [["", "x"]],
            '"a\nb",c\n': [["a\nb", "c"]],
            '"a"\n"b"': [["a"], ["b"]],
            '"a",': [["a", ""]],
            '"""a"""': [['"a"']],
        }
        for text, rows in cases.items():
            with self.subTest(text):
                self.assertEqual(parse(text), rows)

    def test_errors(self):
        cases = {
            '"a': "row 1: a quoted field does not end",
            'a\nb\n"c""': "row 3: a quoted field does not end",
            '"a" ,b': "row 1: unexpected ' ' after a quoted field",
            'x\n"a"b': "row 2: unexpected 'b' after a quoted field",
        }
        for text, message in cases.items():
            with self.subTest(text), self.assertRaises(CsvError) as caught:
                parse(text)
            self.assertEqual(str(caught.exception), message)

    def test_what_is_rendered_can_be_read_again(self):
        rows = [["a", "", 'x"y'], ["1,2", "l\nm"], [""], ["p\rq", " "]]
        self.assertEqual(parse(render(rows)), rows)
        self.assertEqual(render(rows), 'a,,"x""y"\n"1,2","l\nm"\n\n"p\rq", \n')
        self.assertEqual(render([]), "")


class CatalogueHiddenTest(unittest.TestCase):
    def test_an_object(self):
        self.assertEqual(load_catalogue(HEADING + "AB1234,x,1,y\n"),
                         {"AB1234": {"title": "x", "year": 1, "notes": "y"}})
        self.assertIsNone(load_catalogue(HEADING + "AB1234,x,,\n")["AB1234"]["year"])

    def test_only_a_heading(self):
        self.assertEqual(load_catalogue(HEADING), {})

    def test_errors(self):
        cases = {
            "": "row 1: expected the heading number,title,year,notes",
            "a,b\n": "row 1: expected the heading number,title,year,notes",
            HEADING + "AB1234,x,1\n": "row 2: expected 4 fields, found 3",
            HEADING + "AB1234,x,1,\n\n": "row 3: expected 4 fields, found 1",
            HEADING + "AB12345,x,1,\n": "row 2: 'AB12345' is no inventory number",
            HEADING + "ab1234,x,1,\n": "row 2: 'ab1234' is no inventory number",
            HEADING + "AB1234,x,1,\nAB1234,y,2,\n": "row 3: AB1234 occurs twice",
            HEADING + "AB1234,,1,\n": "row 2: the title is empty",
            HEADING + "AB1234,x,about 1900,\n": "row 2: 'about 1900' is no year",
        }
        for text, message in cases.items():
            with self.subTest(text), self.assertRaises(CsvError) as caught:
                load_catalogue(text)
            self.assertEqual(str(caught.exception), message)
            self.assertEqual(caught.exception.row, int(message[4]))
