"""Queries such as `show name, weight where weight >= 20 and species = grey by weight down`.

The parts come in this order; all but `show` can be left out.

- `show FIELD, FIELD …` or `show count per FIELD`
- `where FIELD OPERATOR VALUE and …`
- `by FIELD` or `by FIELD down`
- `limit N`
"""

import operator
import re

OPERATORS = {"=": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le}
_QUERY = re.compile(r"show (?P<show>.+?)(?: where (?P<where>.+?))?(?: by (?P<by>.+?))?(?: limit (?P<limit>.+))?")
_CONDITION = re.compile(r"(\w+) (=|!=|>=|<=) (.+)")


class QueryError(ValueError):
    """A query that cannot be read or answered."""


def parse_query(text):
    """Return a query as a dict with `fields`, `per`, `conditions` and `order`, and `limit` if it has one.

    `fields` is the list of fields to show, empty for `count per FIELD`, where `per` is the field
    (None otherwise). `conditions` is a list of triples (field, operator, value), a value being an
    int if it looks like one and a text otherwise. `order` is None or a pair (field, whether it
    goes down). Words are separated by any space. Raises QueryError if the query has another
    form.
    """
    match = _QUERY.fullmatch(" ".join(text.split()))
    if match is None:
        raise QueryError(f"cannot read {text!r}")
    counted = re.fullmatch(r"count per (\w+)", match["show"])
    fields = [] if counted else [field.strip() for field in match["show"].split(",")]
    if not all(re.fullmatch(r"\w+", field) for field in fields):
        raise QueryError(f"cannot show {match['show']!r}")
    conditions = [_condition(part) for part in match["where"].split(" and ")] if match["where"] else []
    order = None
    if match["by"]:
        found = re.fullmatch(r"(\w+)( down)?", match["by"])
        if found is None:
            raise QueryError(f"cannot order by {match['by']!r}")
        order = (found[1], found[2] is not None)
    query = {"fields": fields, "per": counted[1] if counted else None, "conditions": conditions, "order": order}
    if match["limit"]:
        if not match["limit"].isdecimal() or int(match["limit"]) < 1:
            raise QueryError(f"cannot limit to {match['limit']!r}")
        query["limit"] = int(match["limit"])
    return query


def run_query(text, records):
    """Return the rows that answer a query over records (dicts with the same keys), as tuples.

    A row has the values of the fields to show. With `count per`, there is a row (value, number of
    records) for each value of that field. Rows come in the order of the records, or of the
    first record with each value; `by` sorts records by a field, stable, and counted rows by
    `count` or by the field of `per`.

    Raises QueryError as parse_query does, for a field that the records do not have, for a number
    compared with a text by >= or <=, and for counted rows ordered by another field. Without
    records there are no rows, whatever the fields. With `limit` only the first rows are returned.
    """
    query = parse_query(text)
    return _rows(query, records)[: query.get("limit")]


def _rows(query, records):
    try:
        chosen = [record for record in records if _fulfils(record, query["conditions"])]
        if query["per"] is not None:
            return _count(chosen, query)
        if query["order"]:
            field, down = query["order"]
            chosen.sort(key=lambda record: record[field], reverse=down)
        return [tuple(record[field] for field in query["fields"]) for record in chosen]
    except KeyError as missing:
        raise QueryError(f"no field {missing.args[0]}") from None
    except TypeError:
        raise QueryError("cannot compare a number with a text") from None


def _condition(part):
    match = _CONDITION.fullmatch(part.strip())
    if match is None:
        raise QueryError(f"cannot read the condition {part.strip()!r}")
    field, sign, value = match.groups()
    return field, sign, int(value) if re.fullmatch(r"-?\d+", value) else value


def _fulfils(record, conditions):
    return all(OPERATORS[sign](record[field], value) for field, sign, value in conditions)


def _count(records, query):
    counts = {}
    for record in records:
        value = record[query["per"]]
        counts[value] = counts.get(value, 0) + 1
    rows = list(counts.items())
    if query["order"]:
        field, down = query["order"]
        if field not in ("count", query["per"]):
            raise QueryError(f"cannot order counts by {field}")
        rows.sort(key=lambda row: row[field == "count"], reverse=down)
    return rows
