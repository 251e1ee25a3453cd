import unittest

from src.query import QueryError, parse_query, run_query

SEALS = [
    {"name": "Finn", "species": "grey", "weight": 24},
    {"name": "Lotte", "species": "harbour", "weight": 19},
    {"name": "Mats", "species": "grey", "weight": 31},
]


class QueryTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse_query("show name where weight >= 20 by name down"), {
            "fields": ["name"], "per": None, "conditions": [("weight", ">=", 20)], "order": ("name", True)})

    def test_fields(self):
        self.assertEqual(run_query("show name, weight", SEALS)[0], ("Finn", 24))

    def test_conditions(self):
        self.assertEqual(run_query("show name where species = grey and weight <= 30", SEALS), [("Finn",)])

    def test_order(self):
        self.assertEqual(run_query("show name by weight down", SEALS), [("Mats",), ("Finn",), ("Lotte",)])

    def test_counting(self):
        self.assertEqual(run_query("show count per species", SEALS), [("grey", 2), ("harbour", 1)])

    def test_an_unknown_field(self):
        with self.assertRaisesRegex(QueryError, "no field age"):
            run_query("show age", SEALS)
