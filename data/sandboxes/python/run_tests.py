# Runs unittest cases and prints what a developer needs, without times and paths of the host. One JSON object per line
# goes into a report beside this file, so that what was finished is known even if a test never ends:
#   {"start": "tests/test_cart.py::TestTotal::test_empty"}
#   {"name": "tests/test_cart.py::TestTotal::test_empty", "outcome": "passed"}
#   {"done": true}
import contextlib, importlib.util, io, json, os, sys, traceback, unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WIDEST = 2000  # characters of captured output that are shown of one test


class Report:
    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8")
        self.out = sys.stdout

    def add(self, record):
        self.file.write(json.dumps(record) + "\n")
        self.file.flush()

    def say(self, text=""):
        self.out.write(text + "\n")
        self.out.flush()


class Result(unittest.TestResult):
    """One outcome for each test; of several subtests that fail, the first is told."""

    def __init__(self, report, path):
        super().__init__()
        self.report = report
        self.path = path
        self.outcomes = []
        self.current = None

    def name_of(self, test):
        if hasattr(test, "_testMethodName"):
            return f"{self.path}::{type(test).__name__}::{test._testMethodName}"
        return f"{self.path}::{test}"  # setUpClass and the like

    def startTest(self, test):
        self.current = {"name": self.name_of(test), "outcome": "passed"}
        self.report.add({"start": self.current["name"]})
        self.captured = io.StringIO()
        self.redirect = contextlib.redirect_stdout(self.captured)
        self.redirect.__enter__()

    def stopTest(self, test):
        self.redirect.__exit__(None, None, None)
        if sys.exc_info()[0] is KeyboardInterrupt:
            return  # the limit on time, and `run_file` tells it
        self.finish(self.captured.getvalue())

    def finish(self, printed=""):
        current, self.current = self.current, None
        if current["outcome"] == "skipped":
            return self.report.say(f"{current['name']} ... skipped")
        self.report.add({key: value for key, value in current.items() if key != "trace"})
        self.outcomes.append({**current, "printed": printed})
        words = {"passed": "ok", "failed": "FAIL", "error": "ERROR"}
        self.report.say(f"{current['name']} ... {words[current['outcome']]}")

    def fail(self, outcome, error):
        if self.current["outcome"] == "passed":
            self.current.update(outcome=outcome, message=message_of(error), trace=trace_of(error))

    def addFailure(self, test, error):
        self.fail("failed", error)

    def addError(self, test, error):
        if self.current is not None:
            return self.fail("error", error)
        self.current = {"name": self.name_of(test), "outcome": "passed"}
        self.fail("error", error)
        self.finish()

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.fail("failed" if issubclass(error[0], test.failureException) else "error", error)

    def addSkip(self, test, reason):
        if self.current is not None:
            self.current["outcome"] = "skipped"

    def addUnexpectedSuccess(self, test):
        self.current.update(outcome="failed", message="the test was expected to fail", trace="")

    def addExpectedFailure(self, test, error):
        pass

    def addDuration(self, test, elapsed):
        pass


def message_of(error):
    text = "".join(traceback.format_exception_only(error[0], error[1])).replace(ROOT + os.sep, "")
    return "\n".join([line for line in text.split("\n") if line.strip()][:3])


def trace_of(error):
    """Frames of the program and its tests alone, each with its line."""
    lines = []
    for frame, number in traceback.walk_tb(error[2]):
        path = frame.f_code.co_filename
        if not path.startswith(ROOT + os.sep) or path.startswith(HERE + os.sep):
            continue
        lines.append(f'  File "{path[len(ROOT) + 1:]}", line {number}, in {frame.f_code.co_name}')
        lines.append(f"    {line_of(path, number)}")
    # A long recursion says the same again and again.
    shown = lines if len(lines) <= 40 else [*lines[:20], "  ...", *lines[-20:]]
    message = "".join(traceback.format_exception_only(error[0], error[1])).rstrip()
    return "\n".join([*shown, message.replace(ROOT + os.sep, "")])


def line_of(path, number):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")[number - 1].strip()
    except (OSError, IndexError, UnicodeDecodeError):
        return ""


def flat(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from flat(each)
        else:
            yield each


def run_file(report, path, index, is_reversed):
    """Returns the outcomes, and why there are not all of them."""
    full = os.path.join(ROOT, path)
    sys.path[:] = [ROOT, os.path.dirname(full), *PATHS]
    name = f"{os.path.splitext(os.path.basename(path))[0]}_{index}"
    result = Result(report, path)
    try:
        spec = importlib.util.spec_from_file_location(name, full)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        cases = unittest.defaultTestLoader.loadTestsFromModule(module)
        if is_reversed:
            cases = unittest.TestSuite(reversed(list(flat(cases))))
    except KeyboardInterrupt:
        return result, f"{path} does not end while it is imported"
    except BaseException as error:
        given = (type(error), error, error.__traceback__)
        report.say(f"{path} ... cannot be imported")
        return result, f"{path} cannot be imported:\n{trace_of(given)}"
    if cases.countTestCases() == 0:
        return result, f"{path} holds no tests"
    try:
        cases.run(result)
    except KeyboardInterrupt:
        where = f"{result.current['name']} does not end" if result.current else f"{path} does not end"
        return result, where
    except SystemExit as error:
        return result, f"{path} ended the run: SystemExit({error.code})"
    return result, None


def main(paths, name="report.jsonl"):
    """After `--reversed`, the last test of each file runs first."""
    is_reversed, paths = paths[:1] == ["--reversed"], [path for path in paths if path != "--reversed"]
    report = Report(os.path.join(HERE, name))
    outcomes, problems = [], []
    for index, path in enumerate(paths):
        result, problem = run_file(report, path, index, is_reversed)
        sys.stdout = report.out
        outcomes.extend(result.outcomes)
        if problem is not None:
            problems.append(problem)
            report.add({"problem": problem})
            if problem.endswith("does not end") or problem.endswith("while it is imported"):
                break
    for outcome in outcomes:
        if outcome["outcome"] == "passed":
            continue
        report.say(f"\n{'FAIL' if outcome['outcome'] == 'failed' else 'ERROR'}: {outcome['name']}")
        report.say(outcome["trace"])
        if outcome["printed"]:
            report.say("Captured stdout:\n" + outcome["printed"][:WIDEST].rstrip("\n"))
    for problem in problems:
        report.say(f"\nERROR: {problem}")
    counts = {kind: sum(each["outcome"] == kind for each in outcomes) for kind in ("passed", "failed", "error")}
    told = [f"{count} {'errors' if kind == 'error' and count > 1 else kind}" for kind, count in counts.items() if count]
    report.say(f"\n{', '.join(told) or 'no tests ran'}")
    report.add({"done": True})
    return 0 if not problems and counts["failed"] == counts["error"] == 0 else 1


PATHS = [path for path in sys.path if path != HERE]
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
