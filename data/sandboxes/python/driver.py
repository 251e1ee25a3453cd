# Part of the image that every Python interpreter begins with: runs a program as `python FILE` does, and code as a
# prompt does. What is imported here costs programs nothing.
import abc, ast, atexit, bisect, collections, contextlib, copy, csv, dataclasses, datetime, decimal, enum, fractions
import functools, heapq, io, itertools, json, linecache, math, operator, os, random, re, statistics, string, sys
import textwrap, traceback, types, typing, unittest


class __toolloom__:
    @staticmethod
    def run(given):
        """Returns `{"exit": …}` as JSON, and whether memory was what it lacked."""
        __toolloom__.forget_javascript()
        given = json.loads(given)
        entry = given["entry"]
        if "chance" in given:
            random.seed(given["chance"])
        sys.argv = [entry, *given["args"]]
        sys.path[0] = os.path.dirname(entry)
        main = types.ModuleType("__main__")
        main.__file__ = entry
        main.__builtins__ = __builtins__
        sys.modules["__main__"] = main
        status, lacks_memory = 0, False
        try:
            with open(entry, "rb") as file:
                code = compile(file.read(), entry, "exec", dont_inherit=True)
            exec(code, main.__dict__)
        except SystemExit as error:
            status = __toolloom__.status_of(error)
        except BaseException as error:
            __toolloom__.print_error(error)
            status, lacks_memory = 1, isinstance(error, MemoryError)
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                status = status or 1
        return json.dumps({"exit": status, "lacksMemory": lacks_memory})

    # What one evaluation defines, the next one knows.
    session = None
    count = 0

    @staticmethod
    def evaluate(code):
        """Returns `{"value": …}` or `{"error": …}` as JSON, or `{}` where there is neither."""
        tool = __toolloom__
        if tool.session is None:
            tool.forget_javascript()
            main = types.ModuleType("__main__")
            main.__builtins__ = __builtins__
            sys.modules["__main__"] = main
            sys.path[0] = os.getcwd()
            sys.argv = [""]
            tool.session = main.__dict__
        tool.count += 1
        name = f"<input {tool.count}>"
        linecache.cache[name] = (len(code), None, code.splitlines(True), name)
        answer = {}
        try:
            tree = ast.parse(code, name)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, name, "exec", dont_inherit=True), tool.session)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), name, "eval", dont_inherit=True), tool.session)
                if value is not None:
                    tool.session["_"] = value
                    answer["value"] = repr(value)
        except SystemExit as error:
            answer["error"] = f"SystemExit: {error.code}"
        except BaseException as error:
            answer["error"] = tool.text_of(error)
        sys.stdout.flush()
        sys.stderr.flush()
        return json.dumps(answer)

    @staticmethod
    def forget_javascript():
        """`import js` fails as it does in any other Python."""
        for name in [name for name in sys.modules if name.split(".")[0] in ("js", "pyodide_js", "pyodide", "_pyodide")]:
            del sys.modules[name]
        sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(line_buffering=True)

    @staticmethod
    def status_of(error):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code & 255
        print(error.code, file=sys.stderr)
        return 1

    @staticmethod
    def print_error(error):
        try:
            sys.stderr.write(__toolloom__.text_of(error))
        except BaseException:
            sys.stderr.write(f"{type(error).__name__}\n")

    @staticmethod
    def text_of(error):
        """Without the frame of this file."""
        frames = error.__traceback__.tb_next if error.__traceback__ else None
        return "".join(traceback.format_exception(type(error), error, frames))
