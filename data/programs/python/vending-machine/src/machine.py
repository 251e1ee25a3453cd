"""The machine itself."""

from src.coins import COINS, make_change

BOX_SIZE = 50


class MachineError(Exception):
    """What the machine shows to the customer instead of a product."""


class Machine:
    """A machine with products, a coin box, and the coins that the customer put in.

    `products` maps a number on the keypad to a list [name, price, stock], `box` maps coins to
    how many are there for change.
    """

    def __init__(self, products, box):
        self.products = {key: list(product) for key, product in products.items()}
        self.box = {coin: box.get(coin, 0) for coin in COINS}
        self._inserted = []

    @property
    def credit(self):
        """The sum of the coins that were put in, in cents."""
        return sum(self._inserted)

    def insert(self, coin):
        """Take a coin and return the credit.

        Raises MachineError with `coin not accepted` if it is not one of COINS, or if the box
        together with the coins put in holds BOX_SIZE of that kind already.
        """
        if coin not in COINS or self.box[coin] + self._inserted.count(coin) >= BOX_SIZE:
            raise MachineError("coin not accepted")
        self._inserted.append(coin)
        return self.credit

    def choose(self, key):
        """Sell a product and return the pair (name, change as a dict from coin to number).

        The coins put in go into the box first and can be part of the change. The credit is 0
        afterwards. Raises MachineError, and keeps the credit, with

        - `no such product` for an unknown number,
        - `sold out`,
        - `please insert N more` if the credit is too small, N in cents,
        - `exact money only` if the change cannot be made.
        """
        if key not in self.products:
            raise MachineError("no such product")
        name, price, stock = self.products[key]
        if stock == 0:
            raise MachineError("sold out")
        if self.credit < price:
            raise MachineError(f"please insert {price - self.credit} more")
        box = {coin: self.box[coin] + self._inserted.count(coin) for coin in COINS}
        change = make_change(self.credit - price, box)
        if change is None:
            raise MachineError("exact money only")
        self.box = {coin: box[coin] - change.get(coin, 0) for coin in COINS}
        self.products[key][2] -= 1
        self._inserted = []
        return name, change

    def cancel(self):
        """Give the coins back that were put in, as a list in the order in which they came."""
        coins, self._inserted = self._inserted, []
        return coins
