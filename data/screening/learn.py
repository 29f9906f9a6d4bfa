#!/usr/bin/env python3
"""Learns item_weights.csv: how much each named fact of an item speaks for fresh or raw.

Usage: learn.py SAOLANG LABELLED.csv > item_weights.csv
SAOLANG is the built program, which reads the facts (`saolang screen --facts`); LABELLED.csv has the columns of
tests/screening/labelled.csv. Logistic regression, held to what a person would say beforehand (the column `prior` of the
present item_weights.csv), because many facts are rare.
"""
import csv
import io
import math
import pathlib
import subprocess
import sys

WEIGHTS = pathlib.Path(__file__).with_name("item_weights.csv")
COLUMNS = ["id", "kind", "a_name", "a_producer", "a_district", "a_desc", "b_name", "b_producer", "b_district"]
HOLD = 0.25  # how strongly a weight is held to its prior
HOLD_ALWAYS = 25  # a name that says nothing is rare among what is learnt from, and mostly a brand of something made


def items_of(rows):
    return [row for row in rows if row["kind"] != "pair"]


def asked(rows):
    """The rows as `saolang screen` takes them: no class, no label."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        kind = "pair" if row["kind"] == "pair" else "item"
        writer.writerow([row["id"], kind] + [row.get(column) or "" for column in COLUMNS[2:]])
    return text.getvalue()


def screened(program, rows, *options):
    out = subprocess.run([program, "screen", *options], input=asked(rows), capture_output=True, text=True, check=True)
    return {row["id"]: row for row in csv.DictReader(io.StringIO(out.stdout))}


def facts_of(program, rows):
    read = screened(program, items_of(rows), "--facts")
    return {id: {name: float(value) for name, value in row.items() if name != "id"} for id, row in read.items()}


def priors():
    with WEIGHTS.open(encoding="utf-8") as file:
        return {row["feature"]: float(row["prior"]) for row in csv.DictReader(file)}


def score(facts, weights):
    return 1 / (1 + math.exp(-sum(value * weights[name] for name, value in facts.items())))


def learn(rows, facts, prior):
    """Plain gradient descent: a few hundred rows, two dozen weights; the same rows give the same weights."""
    weights = dict(prior)
    examples = [(facts[row["id"]], 1.0 if row["label"] == "flag" else 0.0) for row in items_of(rows)]
    for _ in range(2000):
        slope = {name: (HOLD_ALWAYS if name == "always" else HOLD) * (weights[name] - prior[name]) for name in weights}
        for known, truth in examples:
            error = score(known, weights) - truth
            for name, value in known.items():
                if value:
                    slope[name] += error * value
        for name in weights:
            weights[name] -= 0.02 * slope[name]
    return weights


def main():
    program, labelled = sys.argv[1:]
    with open(labelled, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    prior = priors()
    weights = learn(rows, facts_of(program, rows), prior)
    print("feature,prior,weight")
    for name in prior:
        print(f"{name},{prior[name]:g},{weights[name]:.3f}")


if __name__ == "__main__":
    main()
