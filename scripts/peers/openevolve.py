#!/usr/bin/env python3
"""Compares what OpenEvolve's example evaluators say when called directly with what `lamarck evaluate` makes of them.

Usage: scripts/peers/openevolve.py CHECKOUT [--lamarck COMMAND] [--python PYTHON] [--only WORD] [--json FILE]

CHECKOUT is a folder with a checkout of OpenEvolve, of which nothing is copied or changed. PYTHON needs what the examples
import: numpy, scipy, matplotlib, beautifulsoup4 and lxml. For every offline example the script
 1. asks Lamarck for the seed of the evaluation, by an evaluator of its own that returns LAMARCK_SEED;
 2. has Lamarck evaluate the initial program with the example's evaluator and configuration, both as they are;
 3. has a plain process of the same interpreter import the evaluator and call it under that seed and in the environment
    that Lamarck gives, with OpenEvolve's own EvaluationResult and its rules for stages, three times;
 4. compares every metric and artifact for equality, to the last bit and letter.
What differs among the three direct calls too, or is named in CLOCKS, is a reading of a clock (or of something else that
no seed governs); it has to be there on both sides, and is printed. A 'combined_score' that the evaluator does not return
is Lamarck's (the artifact 'combined-score' says so), and has to be OpenEvolve's own stand-in, the mean.
Prints a table; ends with 1 if anything differs. No test needs this script.
"""

import argparse
import asyncio
import importlib.util
import json
import math
import numbers
import os
import platform
import random
import re
import shlex
import subprocess
import sys
import tempfile
import types

MATHS = "alphaevolve_math_problems/"
# folder under examples/, configuration, program
EXAMPLES = [
    ("function_minimization", "config.yaml", "initial_program.py"),
    ("circle_packing_with_artifacts", "config.yaml", "initial_program.py"),
    ("circle_packing_with_artifacts", "config_phase_1.yaml", "initial_program.py"),
    ("circle_packing_with_artifacts", "config_phase_2.yaml", "initial_program.py"),
    ("k_module_problem", "config.yaml", "initial_program.py"),
    ("circle_packing", "config_phase_1.yaml", "initial_program.py"),
    ("circle_packing", "config_phase_2.yaml", "initial_program.py"),
    ("claude_code_quickstart", "config.yaml", "initial_program.py"),
    ("signal_processing", "config.yaml", "initial_program.py"),
    ("background_blur", "config.yaml", "initial_program.py"),
    ("web_scraper_optillm", "config.yaml", "initial_program.py"),
] + [
    (MATHS + name, "config.yaml", "initial_program.py")
    for name in (
        "circle_packing_rect",
        "heilbronn_triangle",
        "heilbronn_convex/13",
        "heilbronn_convex/14",
        "hexagon_packing/11",
        "hexagon_packing/12",
        "minimizing_max_min_dist/2",
        "minimizing_max_min_dist/3",
        "kissing_number",
    )
]
CLOCKS = re.compile(r"(^|_|\.)(time|timing|duration|latency|speed|speedup|elapsed|timestamp|fps|ms)($|_)")
DIRECT_CALLS = 3
# Lamarck passes no more; variables such as OPENBLAS_CORETYPE change the last bits of numpy's results.
PASSED = ("PATH", "HOME", "LD_LIBRARY_PATH")
MARK = "combined-score"
PROBE = """
import os
def evaluate(program_path):
    return {"combined_score": 1.0, "seed": os.environ["LAMARCK_SEED"]}
"""


# --- in the plain process ---------------------------------------------------------------------------------------------


def direct(job):
    """Calls an evaluator as OpenEvolve does, and describes what it returned."""
    package = types.ModuleType("openevolve")
    package.__path__ = [os.path.join(job["checkout"], "openevolve")]
    sys.modules["openevolve"] = package
    sys.path.insert(0, os.path.dirname(job["evaluator"]))
    spec = importlib.util.spec_from_file_location("evaluation_module", job["evaluator"])
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluation_module"] = module
    spec.loader.exec_module(module)
    with open(job["program"], encoding="utf-8") as source, tempfile.NamedTemporaryFile(
        "w", suffix=os.path.splitext(job["program"])[1], encoding="utf-8"
    ) as copy:
        copy.write(source.read())
        copy.flush()
        plant(job["seed"])
        stages = [getattr(module, "evaluate_stage%d" % stage, None) for stage in (1, 2, 3)]
        if job["cascade"] and stages[0]:
            metrics, artifacts, called = staged(stages, copy.name, job["thresholds"])
        else:
            metrics, artifacts = taken(module.evaluate(copy.name))
            called = ["evaluate"]
        return described(metrics, artifacts, called, copy.name)


def plant(seed):
    os.environ["LAMARCK_SEED"] = str(seed)
    random.seed(seed)
    try:
        import numpy
    except ImportError:
        return
    numpy.random.seed(seed & 0xFFFFFFFF)


def taken(result):
    if asyncio.iscoroutine(result):
        result = asyncio.run(result)
    if isinstance(result, dict):
        return result, {}
    return result.metrics, result.artifacts


def staged(stages, path, thresholds):
    metrics, artifacts = taken(stages[0](path))
    called = ["stage 1"]
    for number, stage in enumerate(stages[1:], 2):
        if stage is None or not passes(metrics, thresholds[number - 2]):
            break
        more, told = taken(stage(path))
        called.append("stage %d" % number)
        together = {**metrics, **{name: value for name, value in more.items() if is_number(value)}}
        metrics = {name: value for name, value in together.items() if is_number(value) and name != "error"}
        artifacts = {**artifacts, **told}
    return metrics, artifacts, called


def is_number(value):
    return isinstance(value, (int, float))


def passes(metrics, threshold):
    if is_number(metrics.get("combined_score")):
        return metrics["combined_score"] >= threshold
    values = [value for name, value in metrics.items() if name != "error" and is_number(value)]
    return bool(values) and sum(values) / len(values) >= threshold


def described(metrics, artifacts, called, path):
    """Numbers apart from the rest, which is written as Lamarck writes artifacts."""
    numeric = {name: value for name, value in metrics.items() if isinstance(value, numbers.Number)}
    rest = {**{name: value for name, value in metrics.items() if name not in numeric}, **artifacts}
    texts = {name: written(value) for name, value in rest.items()}
    return {
        "metrics": {name: float(value).hex() for name, value in numeric.items()},
        "artifacts": leaves(texts, path),
        "averaged": [name for name, value in numeric.items() if not isinstance(value, bool)],
        "called": called,
    }


def leaves(artifacts, path):
    """The texts of artifacts without the program's own path; what is a dict is taken apart, for the clocks in it."""
    found = {}
    for name, text in artifacts.items():
        try:
            inside = json.loads(text)
        except ValueError:
            inside = None
        if isinstance(inside, dict):
            found.update({name + "." + key: written(value).replace(path, "<program>") for key, value in inside.items()})
        else:
            found[name] = text.replace(path, "<program>")
    return found


def written(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else json.dumps(value, default=str)


# --- in this process --------------------------------------------------------------------------------------------------


def main():
    options = arguments()
    rows = []
    for folder, config, program in EXAMPLES:
        if not options.only or options.only in folder:
            row = compared(options, folder, config, program)
            rows.append(row)
            print(line(row), flush=True)
    wrong = [row for row in rows if row["differs"]]
    print("\n%d of %d equal (Python %s)" % (len(rows) - len(wrong), len(rows), version(options.python)))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"machine": platform.machine(), "rows": rows}, file, indent=1)
    return 1 if wrong or not rows else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("checkout", type=os.path.abspath, help="folder of a checkout of OpenEvolve")
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--lamarck", default=os.path.join(here, "lamarck"), help="the command lamarck, with options")
    parser.add_argument("--python", default=sys.executable, help="the interpreter of both sides")
    parser.add_argument("--only", default="", help="a part of an example's folder")
    parser.add_argument("--json", default="", help="a file to write everything compared to")
    return parser.parse_args()


def version(python):
    return subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.split()[-1]


def compared(options, folder, config, program):
    base = os.path.join(options.checkout, "examples", folder)
    row = {"example": folder, "config": config, "program": program, "differs": [], "clocks": []}
    try:
        seed = seed_of(options, base, config, program)
        ours = lamarck(options, base, ["evaluator.py", program, "--config", config])
        theirs = [called_directly(options, base, config, program, seed) for _ in range(DIRECT_CALLS)]
    except (RuntimeError, OSError, KeyError, ValueError) as problem:
        row["differs"].append(str(problem))
        return row
    row.update(seed=seed, called=theirs[0]["called"], lamarck=ours, direct=theirs[0])
    if ours["status"] != "scored":
        row["differs"].append("%s: %s" % (ours.get("reason"), ours.get("message")))
        return row
    numeric = {name: float(value).hex() for name, value in ours["metrics"].items()}
    path = re.search(r"/[^\s'\"]*/program/tmp\w+\.py", json.dumps(ours["artifacts"]))
    texts = leaves(ours["artifacts"], path.group() if path else "\0")
    row["derived"] = MARK in texts
    if row["derived"]:
        del texts[MARK]
        averaged = [ours["metrics"][name] for name in theirs[0]["averaged"] if name in ours["metrics"]]
        if not math.isclose(ours["metrics"]["combined_score"] * len(averaged), sum(averaged), rel_tol=1e-12):
            row["differs"].append("combined_score is not the mean")
        theirs = [dict(one, metrics=dict(one["metrics"], combined_score=numeric["combined_score"])) for one in theirs]
    differences(row, "metric", numeric, [one["metrics"] for one in theirs])
    differences(row, "artifact", texts, [one["artifacts"] for one in theirs])
    row["metrics"], row["artifacts"] = len(numeric), len(texts)
    return row


def differences(row, kind, ours, theirs):
    for name in sorted({*ours, *theirs[0]}):
        if name not in ours or name not in theirs[0]:
            row["differs"].append("%s %s only %s" % (kind, name, "here" if name in ours else "there"))
        elif CLOCKS.search(name.lower()) or any(one.get(name) != theirs[0][name] for one in theirs):
            row["clocks"].append(name)
        elif ours[name] != theirs[0][name]:
            row["differs"].append("%s %s: %s here, %s there" % (kind, name, ours[name], theirs[0][name]))


def lamarck(options, base, words):
    command = shlex.split(options.lamarck) + ["evaluate", *words, "--json", "--set", "python=" + options.python]
    done = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError("lamarck ended with %d: %s" % (done.returncode, (done.stdout + done.stderr)[-2000:]))
    return json.loads(done.stdout.strip().splitlines()[-1])


def seed_of(options, base, config, program):
    with tempfile.TemporaryDirectory() as folder:
        probe = os.path.join(folder, "probe.py")
        with open(probe, "w", encoding="utf-8") as file:
            file.write(PROBE)
        return int(lamarck(options, base, [probe, program, "--config", config])["artifacts"]["seed"])


def called_directly(options, base, config, program, seed):
    cascade, thresholds = cascade_of(options, os.path.join(base, config))
    job = {
        "checkout": options.checkout,
        "evaluator": os.path.join(base, "evaluator.py"),
        "program": os.path.join(base, program),
        "seed": seed,
        "cascade": cascade,
        "thresholds": thresholds,
    }
    environment = {name: os.environ[name] for name in PASSED if name in os.environ}
    environment.update(LANG="C.UTF-8", PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1")
    environment.update({name + "_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")})
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [options.python, os.path.abspath(__file__), "--direct", json.dumps(job)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise RuntimeError("the evaluator, called directly: " + done.stderr[-2000:])
    return json.loads(done.stdout.rsplit("\x1e", 1)[1])


def cascade_of(options, config):
    """Of a configuration only what decides about stages; `options.python` may have no package for YAML."""
    with open(config, encoding="utf-8") as file:
        block = re.search(r"^evaluator:[^\n]*\n((?:[ \t#][^\n]*\n|\n)*)", file.read() + "\n", re.M)
    text = block.group(1) if block else ""
    on = re.search(r"^\s+cascade_evaluation:\s*(\w+)", text, re.M)
    thresholds = re.search(r"^\s+cascade_thresholds:\s*(?:#[^\n]*)?\s*(\[[^\]]*\]|(?:\s*-\s*[\d.]+[^\n]*\n)+)", text, re.M)
    values = [float(v) for v in re.findall(r"\d+\.?\d*", thresholds.group(1))] if thresholds else [0.5, 0.75, 0.9]
    return on is None or on.group(1).lower() == "true", values


def line(row):
    name = "%s (%s%s)" % (
        row["example"],
        row["config"],
        "" if row["program"] == "initial_program.py" else ", " + row["program"],
    )
    if row["differs"]:
        return "| %s | DIFFERS: %s |" % (name, "; ".join(row["differs"]))
    score = row["lamarck"]["metrics"]["combined_score"]
    return "| %s | %s | %d | %d | equal | %s | %.6g%s |" % (
        name,
        ", ".join(row["called"]),
        row["metrics"],
        row["artifacts"],
        ", ".join("`%s`" % clock for clock in row["clocks"]) or "none",
        score,
        " (mean)" if row["derived"] else "",
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--direct"]:
        print("\x1e" + json.dumps(direct(json.loads(sys.argv[2]))))
    else:
        sys.exit(main())
