"""Computes the fingerprint of a generation from the tables alone, by the form that Fingerprint.java documents.

Needs the package deltalake:  python fingerprint.py WAREHOUSE RUN GENERATION MEASURED,METRICS
FingerprintIT compares its answer for the run "here" of SmallRuns with the one of the Java code.
"""

import glob
import hashlib
import json
import os
import struct
import sys

from deltalake import DeltaTable


def version_of(warehouse, run, generation):
    found = None
    for file in sorted(glob.glob(f"{warehouse}/population/_delta_log/*.json")):
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                said = json.loads(line).get("commitInfo", {}).get("userMetadata")
                if said and json.loads(said).get("run") == run and json.loads(said)["generation"] == generation:
                    found = int(os.path.basename(file)[:20])
    return found


def integer(value):
    return struct.pack(">i", value)


def real(value):
    return bytes.fromhex("7ff8000000000000") if value != value else struct.pack(">d", value)


def text(value):
    encoded = value.encode("utf-8")
    return integer(len(encoded)) + encoded


def optional(value):
    return b"\0" if value is None else b"\1" + text(value)


def listed(values, form):
    values = values or []
    return integer(len(values)) + b"".join(form(value) for value in values)


def mapped(entries, left_out=()):
    kept = {key: value for key, value in dict(entries).items() if key not in left_out}
    keys = sorted(kept, key=lambda key: key.encode("utf-8"))
    return integer(len(keys)) + b"".join(text(key) + real(kept[key]) for key in keys)


def member(row):
    return (
        b"\1" + integer(row["island"]) + text(row["role"]) + optional(row["cell"]) + integer(row["rank"])
        + text(row["candidate_id"]) + text(row["genome_hash"])
        + integer(row["born_generation"]) + integer(row["born_slot"]) + integer(row["born_island"])
        + listed(row["fitness"], real) + listed(row["features"], real) + listed(row["profile"], real)
    )


def candidate(row, measured):
    return (
        b"\1" + integer(row["slot"]) + text(row["candidate_id"]) + text(row["genome_hash"]) + listed(row["genes"], real)
        + integer(row["island"]) + integer(row["batch"]) + text(row["operator"]) + listed(row["parents"], text)
        + text(row["status"]) + optional(row["failure_reason"])
        + mapped(row["metrics"], measured) + mapped(row["features"])
        + listed(row["fitness"], real) + listed(row["profile"], real) + mapped(row["instance_scores"])
    )


def place(row):
    cell = (0, b"") if row["cell"] is None else (1, row["cell"].encode("utf-8"))
    return row["island"], row["role"].encode("utf-8"), cell, row["rank"]


def rows(table, filters):
    return table.to_pyarrow_table(filters=filters).to_pylist()


def fingerprint(warehouse, run, generation, measured):
    ours = ("run_id", "=", run)
    population = DeltaTable(f"{warehouse}/population", version=version_of(warehouse, run, generation))
    candidates = DeltaTable(f"{warehouse}/candidates")
    form = text("lamarck-fingerprint-1") + integer(generation)
    form += b"".join(member(row) for row in sorted(rows(population, [ours]), key=place)) + b"\0"
    born = sorted(rows(candidates, [ours, ("generation", "=", generation)]), key=lambda row: row["slot"])
    form += b"".join(candidate(row, measured) for row in born) + b"\0"
    return hashlib.sha256(form).hexdigest()


if __name__ == "__main__":
    print(fingerprint(sys.argv[1], sys.argv[2], int(sys.argv[3]), set(sys.argv[4].split(","))))
