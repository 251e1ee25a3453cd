"""A double-entry ledger. Amounts are whole cents: positive is debit, negative is credit."""

CHART = {
    100: "Bank",
    120: "Rent due",
    200: "Suppliers",
    300: "Members' shares",
    400: "Rent",
    410: "Laundry",
    500: "Repairs",
    510: "Insurance",
}


class Ledger:
    """Entries, numbered from 1 in the order in which they were posted."""

    def __init__(self):
        self._entries = []

    def post(self, day, text, lines):
        """Book an entry and return its number.

        `lines` maps account numbers to amounts. Raises ValueError, and books nothing, if there
        are fewer than two lines, a line is zero, an account is not in CHART, or the amounts
        do not add up to zero.
        """
        for account, amount in lines.items():
            if account not in CHART:
                raise ValueError(f"no account {account}")
            if amount == 0:
                raise ValueError(f"nothing to book on account {account}")
        if len(lines) < 2:
            raise ValueError("an entry needs two lines")
        if sum(lines.values()) != 0:
            raise ValueError(f"the entry is out of balance by {sum(lines.values())}")
        self._entries.append((day, text, dict(lines), None))
        return len(self._entries)

    def reverse(self, number, day):
        """Book the opposite of an entry on `day` and return the number of the new entry.

        Its text is that of the entry with `Reversal: ` before it. Raises ValueError if there
        is no such entry, it has been reversed already, or it is itself a reversal.
        """
        if not 1 <= number <= len(self._entries):
            raise ValueError(f"no entry {number}")
        _, text, lines, reverses = self._entries[number - 1]
        if reverses is not None:
            raise ValueError(f"entry {number} is a reversal")
        if any(other == number for _, _, _, other in self._entries):
            raise ValueError(f"entry {number} has been reversed")
        opposite = {account: -amount for account, amount in lines.items()}
        self._entries.append((day, f"Reversal: {text}", opposite, number))
        return len(self._entries)

    def lines(self, start=None, end=None):
        """Yield (day, text, account, amount) for all lines booked from `start` to `end`.

        Both days are included; None leaves that side open. The order is that of posting.
        """
        for day, text, lines, _ in self._entries:
            if (start is None or day >= start) and (end is None or day <= end):
                for account, amount in lines.items():
                    yield day, text, account, amount

    def balance(self, account, day=None):
        """Return the sum of all lines of an account up to and including `day`, 0 without lines."""
        return sum(amount for _, _, other, amount in self.lines(end=day) if other == account)
