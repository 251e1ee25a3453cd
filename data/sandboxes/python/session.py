# A prompt for programs: reads code as a line of JSON and answers with a line of JSON. It follows driver.py, whose
# `evaluate` does the work.
def answer_for_ever():
    lines, out = sys.stdin, sys.stdout
    sys.stdin = io.StringIO()
    sys.modules["__main__"].__dict__.pop("answer_for_ever", None)
    for line in lines:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            answer = json.loads(__toolloom__.evaluate(json.loads(line)))
        out.write(json.dumps({"stdout": printed.getvalue(), **answer}) + "\n")
        out.flush()


answer_for_ever()
