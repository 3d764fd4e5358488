"""Runs the tests of one program with pytest, each in a forked process of its own, and only those that are needed.

A test in a process of its own cannot change what another one sees. So the outcome of a test depends on the code that it
ran, and a program that differs from its parent in functions that a test never ran gives that test the same outcome.
What a test ran is what coverage.py says. Whatever could make this untrue makes the test run every time (`opaque`: it
starts processes, or reads source code), or all of them (a change outside of functions or in what ran during the import,
tests that leave files behind, other tests than before).

Usage: lamarck_tests.py ORDER.json; the order is written by PytestRun, which also reads the files that it names.
"""

import ast
import hashlib
import json
import os
import random
import select
import signal
import sys
import time

import pytest
from _pytest.runner import runtestprotocol

STARTS_PROCESSES = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty")
CHANGES_FILES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "sqlite3.connect")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def digest(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Source:
    """The functions of one file, and a digest of all that is outside of them."""

    def __init__(self, path, text):
        self.functions = {}  # key: (first line, first line of the body, last line, digest)
        try:
            tree = ast.parse(text) if path.endswith(".py") else None
        except (SyntaxError, ValueError):
            tree = None
        if tree is None:
            self.module = digest(text)
            return
        self.path = path
        self.lines = text.splitlines()
        self.strip(tree, "")
        self.module = digest(ast.dump(tree))

    def strip(self, scope, prefix):
        """Takes the bodies of functions out of a module or class, and notes them down."""
        for node in ast.iter_child_nodes(scope):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.function(node, prefix + node.name)
            elif not isinstance(node, ast.expr):
                self.strip(node, prefix + node.name + "." if isinstance(node, ast.ClassDef) else prefix)

    def function(self, node, name):
        documented = ast.get_docstring(node, clean=False) is not None
        rest = node.body[1:] if documented else node.body
        header = max([node.lineno] + [n.end_lineno for n in ast.walk(node.args) if hasattr(n, "end_lineno")])
        if not rest or node.body[0].lineno <= header:
            return  # on one line with its header, or nothing in it: counts as outside of functions
        first = min([node.lineno] + [d.lineno for d in node.decorator_list])
        key = f"{self.path}::{name}"
        while key in self.functions:
            key += "'"
        text = "\n".join(self.lines[first - 1 : node.end_lineno])
        self.functions[key] = (first, rest[0].lineno, node.end_lineno, digest(text))
        yields = any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in own(rest))
        node.body = node.body[: 1 if documented else 0] + [ast.Expr(ast.Constant(yields))]

    def at(self, line, with_header):
        """The function that a line belongs to."""
        for key, (first, body, last, _) in self.functions.items():
            if (first if with_header else body) <= line <= last:
                return key
        return None


def own(statements):
    """The nodes of a function that are not in functions within it."""
    todo = list(statements)
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            todo.extend(ast.iter_child_nodes(node))


class Watch:
    """Sees through audit events what a test does that its coverage does not tell."""

    def __init__(self, sources, places):
        self.sources = sources
        self.places = places
        self.active = self.opaque = self.leaky = False

    def hook(self, event, args):
        if not self.active:
            return
        if event in STARTS_PROCESSES:
            self.opaque = self.leaky = True
        elif event == "open":
            self.opened(args[0], args[2])
        elif event in ("tempfile.mkdtemp", "tempfile.mkstemp"):
            self.places.append(os.path.abspath(os.fsdecode(args[0])))
        elif event in CHANGES_FILES and not self.allowed(args[0]):
            self.leaky = True

    def opened(self, path, flags):
        if not isinstance(path, (str, bytes)):
            return
        if flags & WRITING:
            self.leaky = self.leaky or not self.allowed(path)
        elif os.path.abspath(os.fsdecode(path)) in self.sources:
            self.opaque = True

    def allowed(self, path):
        if not isinstance(path, (str, bytes)):
            return isinstance(path, int)
        place = os.path.abspath(os.fsdecode(path))
        return place == os.devnull or any(place == p or place.startswith(p + os.sep) for p in self.places)


class Incremental:
    """The pytest plugin: chooses the tests, runs them, and remembers what each of them ran."""

    def __init__(self, order, cov):
        self.order = order
        self.cov = cov
        self.folder = os.getcwd()
        self.sources = {}
        for path in order["program"]:
            with open(path, encoding="utf-8", errors="replace", newline="") as file:
                self.sources[os.path.join(self.folder, path)] = Source(path, file.read())
        self.watch = Watch(self.sources, [order["scratch"]])
        self.done = {}
        self.said = {}
        self.imported = {}
        self.lost = 0
        self.leaky = False
        sys.addaudithook(self.watch.hook)

    # What pytest calls

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        if session.testsfailed or session.config.option.collectonly:
            return None
        if self.cov is not None:
            self.imported = self.lines(self.cov.get_data())
        items = {item.nodeid: item for item in session.items}
        chosen, why = self.choose(list(items))
        for name in chosen:
            self.run(session, items[name])
        kept = [name for name in items if name not in self.done]
        if kept and (self.leaky or self.champion(kept)):
            why = "it would leave files behind" if self.leaky else "it would be the best"
            for name in kept:
                self.run(session, items[name])
            kept = []
        for name in kept:
            self.keep(items[name])
        self.said = {"ran": len(items) - len(kept), "kept": len(kept), "why": why, "lost": self.lost}
        return True

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_setup(self):
        yield from self.watched()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self):
        yield from self.watched()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_teardown(self):
        yield from self.watched()

    def watched(self):
        self.watch.active = True
        yield
        self.watch.active = False

    # Which tests are run

    def choose(self, names):
        """The tests that may end otherwise than the parent's, and why it is all of them."""
        parent = self.order["parent"]
        if not parent:
            return names, "there is no parent that is known"
        if list(parent["tests"]) != names:
            return names, "the tests are others than the parent's"
        before, now = parent["files"], self.files()
        if before.keys() != now.keys() or any(before[f]["module"] != now[f]["module"] for f in now):
            return names, "it differs from its parent outside of functions"
        was, new = functions(before), functions(now)
        if was.keys() != new.keys():
            return names, "it has other functions than its parent"
        changed = {key for key in new if was[key] != new[key]}
        if changed & set(parent["imported"]):
            return names, "a function that changed is run by the import"
        chosen = [n for n, test in parent["tests"].items() if test["opaque"] or changed & test["covers"].keys()]
        return chosen, ""

    def files(self):
        return {
            source_path: {"module": s.module, "functions": {k: f[3] for k, f in s.functions.items()}}
            for source_path, s in ((os.path.relpath(p, self.folder), s) for p, s in self.sources.items())
        }

    def champion(self, kept):
        best = self.order["best"]
        passed = sum(t["passed"] for t in self.done.values())
        passed += sum(self.order["parent"]["tests"][name]["passed"] for name in kept)
        return best is None or passed / (len(kept) + len(self.done)) > best

    # Running one test

    def run(self, session, item):
        if session.shouldfail or session.shouldstop:
            return
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            self.child(item, writer)
        os.close(writer)
        try:
            answer, ended = receive(reader, child, self.order["test-timeout"])
        finally:
            os.close(reader)
        result = answer or self.broken(item, ended)
        self.leaky = self.leaky or result.pop("leaky")
        self.done[item.nodeid] = result
        self.log(item, result["reports"])

    def child(self, item, writer):
        """One test, in the process that was forked for it."""
        code = 1
        try:
            os.setpgid(0, 0)
            self.seed(item.nodeid)
            if self.cov is not None:
                self.cov.switch_context(item.nodeid)
            tracer = sys.gettrace()
            reports = runtestprotocol(item, log=False, nextitem=None)
            opaque = self.watch.opaque or sys.gettrace() is not tracer
            result = {
                "reports": [self.written(item, report) for report in reports],
                "passed": all(r.passed for r in reports) and any(r.when == "call" for r in reports),
                "leaky": self.watch.leaky,
            }
            result.update(self.ran(item.nodeid, opaque))
            send(writer, json.dumps(result).encode())
            code = 0
        finally:
            os._exit(code)

    def seed(self, name):
        seed = int(digest(f"{self.order['seed']} {name}")[:8], 16)
        random.seed(seed)
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(seed)

    def ran(self, name, opaque):
        """The functions that a test ran, with the lines in them counted from their first."""
        covers, outside = {}, {}
        if self.cov is not None:
            self.cov.stop()
            data = self.cov.get_data()
            data.set_query_context(name)
            for path, lines in self.lines(data).items():
                for line in lines:
                    key = self.sources[path].at(line, True)
                    if key is None:
                        outside.setdefault(path, []).append(line)
                    else:
                        covers.setdefault(key, []).append(line - self.sources[path].functions[key][0])
        return {"covers": covers, "lines": outside, "opaque": opaque or bool(outside)}

    def lines(self, data):
        return {p: sorted(data.lines(p) or []) for p in data.measured_files() if p in self.sources}

    def broken(self, item, ended):
        self.lost += 1
        report = pytest.TestReport(
            item.nodeid, item.location, {}, "failed", f"The test's process {ended}", "call", start=time.time()
        )
        reports = [self.written(item, report)]
        return {"reports": reports, "passed": False, "leaky": True, "covers": {}, "lines": {}, "opaque": True}

    @staticmethod
    def written(item, report):
        data = item.config.hook.pytest_report_to_serializable(config=item.config, report=report)
        return json.dumps(data, default=str)

    # Telling of it

    def keep(self, item):
        test = self.order["parent"]["tests"][item.nodeid]
        self.done[item.nodeid] = test
        self.log(item, test["reports"])

    def log(self, item, reports):
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for data in reports:
            report = item.config.hook.pytest_report_from_serializable(config=item.config, data=json.loads(data))
            if isinstance(report.longrepr, list):
                report.longrepr = tuple(report.longrepr)  # of a skipped test; JSON knows no tuples
            item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)

    def memory(self):
        """What a child of this program needs to know; nothing if its tests may depend on each other through files."""
        if self.leaky or not self.said:
            return None
        imported = {self.sources[p].at(n, False) for p, lines in self.imported.items() for n in lines}
        tests = {name: self.done[name] for name in self.ordered}
        return {"files": self.files(), "imported": sorted(filter(None, imported)), "tests": tests}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session):
        self.ordered = [item.nodeid for item in session.items]

    def covered(self):
        """Every line that some test ran, or the import."""
        lines = {path: set(lines) for path, lines in self.imported.items()}
        starts = {k: (p, f[0]) for p, s in self.sources.items() for k, f in s.functions.items()}
        for test in self.done.values():
            for path, outside in test["lines"].items():
                lines.setdefault(path, set()).update(outside)
            for key, offsets in test["covers"].items():
                path, first = starts[key]
                lines.setdefault(path, set()).update(first + n for n in offsets)
        return lines


def functions(files):
    return {key: text for file in files.values() for key, text in file["functions"].items()}


def send(writer, content):
    view = memoryview(len(content).to_bytes(8, "big") + content)
    while view:
        view = view[os.write(writer, view) :]


def receive(reader, child, timeout):
    """What the forked process says, and how it ended; nothing if it ended without a word."""
    deadline = None if timeout is None else time.monotonic() + timeout
    content, length, ended = b"", None, "ended without a result"
    while length is None or len(content) < length + 8:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([reader], [], [], left)[0]:
            ended = f"ran longer than {timeout} s"
            break
        part = os.read(reader, 1 << 16)
        if not part:
            break
        content += part
        if length is None and len(content) >= 8:
            length = int.from_bytes(content[:8], "big")
    for kill in (lambda: os.killpg(child, signal.SIGKILL), lambda: os.kill(child, signal.SIGKILL)):
        try:
            kill() if length is None or len(content) < length + 8 else None
        except ProcessLookupError:
            pass
    status = os.waitpid(child, 0)[1]
    if length is not None and len(content) == length + 8:
        return json.loads(content[8:]), ""
    if os.WIFSIGNALED(status) and not ended.startswith("ran"):
        ended = f"was ended by signal {os.WTERMSIG(status)}"
    return None, ended


def measured(order):
    """Coverage of the program's files, begun; nothing if nobody asks for it."""
    if not (order["coverage"] or order["incremental"]):
        return None
    import coverage

    files = [os.path.abspath(path) for path in order["program"] if path.endswith(".py")]
    cov = coverage.Coverage(data_file=None, config_file=False, include=files, messages=False)
    cov.set_option("report:exclude_lines", [])
    cov.set_option("run:disable_warnings", ["no-data-collected", "module-not-measured"])
    cov.start()
    return cov


def report_coverage(order, cov, plugin):
    cov.stop()
    data = cov.get_data()
    if plugin is not None:
        data.add_lines(plugin.covered())
    for path in order["program"]:
        if path.endswith(".py"):
            data.touch_file(os.path.abspath(path))
    cov.json_report(outfile=order["coverage-report"])


def main(place):
    with open(place, encoding="utf-8") as file:
        order = json.load(file)
    sys.path.insert(0, os.getcwd())
    cov = measured(order)
    plugin = Incremental(order, cov) if order["isolate"] else None
    arguments = ["-p", "no:cacheprovider", "--junitxml", order["junit-report"], "--basetemp", order["scratch"] + "/pytest"]
    arguments += ["-q", "-o", "python_files=" + " ".join(order["patterns"])]
    code = pytest.main(arguments + order["arguments"] + [order["tests"]], plugins=[plugin] if plugin else [])
    if order["coverage"] and code in (0, 1):
        report_coverage(order, cov, plugin)
    said = plugin.said if plugin else {}
    if plugin and order["incremental"] and code in (0, 1):
        said["memory"] = plugin.memory()
    with open(order["answer"], "w", encoding="utf-8") as file:
        json.dump(said, file)
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
