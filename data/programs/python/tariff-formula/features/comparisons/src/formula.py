"""Evaluation of formulas such as `base + max(0, use - 30) * price`."""

import math
import operator
from src.lexer import FormulaError, tokenize

FUNCTIONS = {
    "min": min,
    "max": max,
    "ceil": lambda value: float(math.ceil(value)),
    "floor": lambda value: float(math.floor(value)),
}
_SINGLE = ("ceil", "floor")
_COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def evaluate(formula, values):
    """Return the value of a formula as a float.

    `^` binds most tightly and from the right, then a minus sign before a term, then * and /,
    then + and -, both from the left, then at most one comparison, which is 1 or 0.

    Names are looked up in `values`. The functions of FUNCTIONS can be called: min and max with
    one or more arguments, ceil and floor with one.

    Raises FormulaError if the formula is not well-formed, a name has no value, a function is
    unknown or has a wrong number of arguments, or something is divided by zero.
    """
    parser = _Parser(tokenize(formula), values)
    result = parser.comparison()
    if parser.peek() is not None:
        raise FormulaError(f"unexpected {parser.peek()}")
    return result


def names_in(formula):
    """Return the sorted names that a formula looks up; names of called functions are left out."""
    tokens = tokenize(formula)
    following = tokens[1:] + [None]
    return sorted({
        value
        for (kind, value), after in zip(tokens, following)
        if kind == "name" and after != ("sign", "(")
    })


class _Parser:
    """Reads tokens from left to right and computes on the way."""

    def __init__(self, tokens, values):
        self._tokens = tokens
        self._values = values
        self._position = 0

    def peek(self):
        """The value of the next token, None at the end."""
        if self._position < len(self._tokens):
            return self._tokens[self._position][1]
        return None

    def take(self, sign):
        """Take the next token if it is `sign`, and tell whether it was."""
        if self.peek() != sign:
            return False
        self._position += 1
        return True

    def expect(self, sign):
        """Take `sign` or raise FormulaError."""
        if not self.take(sign):
            raise FormulaError(f"expected {sign!r}, found {self.peek() or 'the end'}")

    def comparison(self):
        """A sum, perhaps compared with another one."""
        result = self.sum()
        compare = _COMPARISONS.get(self.peek())
        if compare is None:
            return result
        self._position += 1
        return float(compare(result, self.sum()))

    def sum(self):
        """Terms joined by + and -."""
        result = self.product()
        while self.peek() in ("+", "-"):
            if self.take("+"):
                result += self.product()
            else:
                self.expect("-")
                result -= self.product()
        return result

    def product(self):
        """Factors joined by * and /."""
        result = self.negation()
        while self.peek() in ("*", "/"):
            if self.take("*"):
                result *= self.negation()
                continue
            self.expect("/")
            divisor = self.negation()
            if divisor == 0:
                raise FormulaError("division by zero")
            result /= divisor
        return result

    def negation(self):
        """A power, perhaps with minus signs before it."""
        if self.take("-"):
            return -self.negation()
        return self.power()

    def power(self):
        """A value, perhaps raised to a power."""
        base = self.value()
        if not self.take("^"):
            return base
        try:
            return float(base ** self.negation())
        except (ZeroDivisionError, OverflowError, TypeError):
            raise FormulaError("this power cannot be computed") from None

    def value(self):
        """A number, a name, a call, or a formula in brackets."""
        if self.take("("):
            result = self.comparison()
            self.expect(")")
            return result
        if self._position == len(self._tokens):
            raise FormulaError("the formula ends too early")
        kind, value = self._tokens[self._position]
        if kind == "sign":
            raise FormulaError(f"unexpected {value}")
        self._position += 1
        if kind == "number":
            return value
        if self.take("("):
            return self.call(value)
        if value not in self._values:
            raise FormulaError(f"no value for {value}")
        return float(self._values[value])

    def call(self, name):
        """The arguments of a function up to the closing bracket, and its result."""
        if name not in FUNCTIONS:
            raise FormulaError(f"unknown function {name}")
        arguments = [self.comparison()]
        while self.take(","):
            arguments.append(self.comparison())
        self.expect(")")
        if name in _SINGLE:
            if len(arguments) != 1:
                raise FormulaError(f"{name} takes one argument")
            return FUNCTIONS[name](arguments[0])
        return FUNCTIONS[name](arguments)
