#!/usr/bin/env python3
"""kill -9 in the middle of writes, imports, backups, restores: what was answered stays, nothing stands half.

Usage: killed.py sqlite|postgresql [ROUNDS]. SAOLANG_FAULT_SEED=N repeats a run's choices.
"""
import collections
import os
import random
import subprocess
import sys
import time

from world import POSTGRESQL, Failed, Place, killed, write_list

# 25 rounds, in this order.
ROUNDS = ("import write " * 5 + "backup restore demo " * 2 + "import write " * 4 + "import").split()
ROWS = 2_000
BASE = 150  # products that stand before


class Aim:
    """A delay that strikes: about half of the kills come before the commit, half after."""

    def __init__(self, seconds, chance):
        self.seconds = seconds
        self.chance = chance

    def delay(self):
        return self.seconds * self.chance.uniform(0.4, 1.1)

    def learn(self, done):
        self.seconds *= 0.85 if done else 1.15


def strike(start, aim, ready_again):
    """Starts a process and kills it after the aim's delay; again, until a kill met it alive."""
    for _ in range(30):
        process = start()
        try:
            process.wait(timeout=aim.delay())
        except subprocess.TimeoutExpired:
            pass
        struck, _ = killed(process)
        if struck:
            return
        if process.returncode != 0:
            raise Failed(f"ended with {process.returncode} before it was killed")
        aim.learn(done=True)
        ready_again()
    raise Failed("no kill came before the end")


class Rounds:
    def __init__(self, engine, seed):
        self.engine = engine
        self.chance = random.Random(f"{seed} {engine}")
        self.place = None
        self.outcomes = collections.Counter()
        self.aims = {}

    def fresh(self):
        """A registry of some products, and what must be found in it from now on."""
        if self.place:
            self.place.close()
        self.place = Place(self.engine)
        self.place.must("demo", "--products", BASE)
        self.base = self.place.exports()
        self.acknowledged = set()
        self.imports = {}

    def aim(self, kind, whole):
        """The first aim of a kind is a run that nobody kills."""
        if kind not in self.aims:
            started = time.monotonic()
            whole()
            self.aims[kind] = Aim(time.monotonic() - started, self.chance)
        return self.aims[kind]

    def token(self):
        return "".join(self.chance.choice("bcdghklmnpqrstvx") for _ in range(7)).upper()

    def check(self):
        """What must hold after any kill, for readers before the next start or beside it."""
        if self.chance.random() < 0.5:
            self.place.verify()
            found = self.place.exports()
            self.place.serve().stop()
        else:
            with self.place.serving():
                self.place.verify()
                found = self.place.exports()
        names = {kind: collections.Counter(row["product_name" if kind != "producers" else "producer_name"] for row in rows)
                 for kind, rows in found.items()}
        for kind, rows in self.base.items():
            kept = {tuple(row.items()) for row in found[kind]}
            lost = [row for row in rows if tuple(row.items()) not in kept]
            if lost:
                raise Failed(f"lost of {kind}: {lost[0]}")
        for name in self.acknowledged:
            if names["producers"][name] != 1:
                raise Failed(f"{name} was answered, and stands {names['producers'][name]} times")
        for token, count in self.imports.items():
            stands = {kind: sum(token in name for name in of_kind) for kind, of_kind in names.items()}
            whole = {"producers": ROWS // 2, "products": ROWS, "recognitions": ROWS}
            expected = [whole] if count else [dict.fromkeys(whole, 0)] if count == 0 else [whole, dict.fromkeys(whole, 0)]
            if stands not in expected:
                raise Failed(f"of the import {token} stands {stands}")
            self.imports[token] = stands["products"]
        return names

    def round_import(self):
        token = self.token()
        file = self.place.root / f"{token}.csv"

        def new_list():
            write_list(file, token, ROWS, self.chance)

        def again():  # it came to its end before the kill: another list
            nonlocal token
            self.imports[token] = ROWS
            token = self.token()
            new_list()

        new_list()
        aim = self.aim("import", lambda: (self.place.must("import", "recognitions", file), again()))
        strike(lambda: self.place.start("import", "recognitions", file), aim, again)
        self.imports[token] = None
        self.check()
        done = self.imports[token] > 0
        aim.learn(done)
        self.outcomes[f"import {'whole' if done else 'nothing'}"] += 1
        if not done:  # the same file again
            self.place.must("import", "recognitions", file)
            self.imports[token] = ROWS

    def round_write(self):
        token = self.token()
        process = self.place.start_writer(token)
        before_kill = [process.stdout.readline() for _ in range(self.chance.randint(1, 400))]
        struck, rest = killed(process)
        if not struck:
            raise Failed(f"the writer ended with {process.returncode}")
        answered = {line.rstrip("\n") for line in before_kill + rest.splitlines()}
        self.acknowledged |= answered
        names = self.check()
        alone = {kind: {name for name in names[kind] if token in name} for kind in ("producers", "products")}
        if alone["producers"] != alone["products"]:
            raise Failed(f"half a write: {sorted(alone['producers'] ^ alone['products'])[:3]}")
        self.outcomes["writes answered"] += len(answered)
        self.outcomes["writes stored, not yet answered"] += len(alone["producers"] - answered)

    def round_backup(self):
        file = self.place.root / f"{self.token()}.backup"
        aim = self.aim("backup", lambda: (self.place.must("backup", "-o", file), file.unlink()))
        strike(lambda: self.place.start("backup", "-o", file), aim, file.unlink)
        self.check()
        done = file.exists()
        aim.learn(done)
        self.outcomes[f"backup {'whole' if done else 'nothing'}"] += 1
        if not done:  # what the killed one left does not stop the next
            self.place.must("backup", "-o", file)
        with Place(self.engine) as other:
            other.must("restore", file)
            other.verify()  # reads every document too
            if other.exports() != self.place.exports():
                raise Failed("the restored backup differs")

    def round_restore(self):
        file = self.place.root / f"{self.token()}.backup"
        self.place.must("backup", "-o", file)
        whole = self.place.exports()
        with Place(self.engine) as other:
            aim = self.aim("restore", lambda: (other.must("restore", file), other.empty()))
            strike(lambda: other.start("restore", file), aim, other.empty)
            again = other.run_after_kill("restore", file)
            done = again.returncode != 0 and other.run("verify").returncode == 0 and any(other.exports().values())
            if not done and again.returncode != 0:
                raise Failed("a killed restore blocks the next one: " + again.stderr)
            other.verify()
            if other.exports() != whole:
                raise Failed("a killed restore left something else than all or nothing: " + again.stderr)
        aim.learn(done)
        self.outcomes[f"restore {'whole' if done else 'nothing'}"] += 1

    def round_demo(self):
        with Place(self.engine) as other:
            aim = self.aim("demo", lambda: (other.must("demo", "--products", ROWS), other.empty()))
            strike(lambda: other.start("demo", "--products", ROWS), aim, other.empty)
            other.serve().stop()
            other.verify()
            count = len(other.export("products"))
            if count not in (0, ROWS):
                raise Failed(f"half a sample registry: {count} products")
            if count == 0:
                other.must("demo", "--products", ROWS)
        aim.learn(count > 0)
        self.outcomes[f"demo {'whole' if count else 'nothing'}"] += 1

    def run(self, rounds):
        for number, kind in enumerate(rounds):
            try:
                if number % 5 == 0:
                    self.fresh()
                getattr(self, f"round_{kind}")()
            except (Failed, subprocess.TimeoutExpired) as error:
                raise Failed(f"round {number} ({kind}) on {self.engine}, left in {self.place.root}: {error}") from error
        self.place.close()


def main():
    engine = sys.argv[1]
    if engine == "postgresql" and not POSTGRESQL:
        sys.exit("run it as tests/with-postgresql tests/faults/killed.py postgresql")
    count = int(sys.argv[2]) if len(sys.argv) > 2 else len(ROUNDS)
    seed = os.environ.get("SAOLANG_FAULT_SEED", "20231231")
    rounds = Rounds(engine, seed)
    print(f"seed {seed}", flush=True)
    started = time.monotonic()
    rounds.run((ROUNDS * (1 + count // len(ROUNDS)))[:count])
    outcomes = ", ".join(f"{what} {times}" for what, times in sorted(rounds.outcomes.items()))
    print(f"{engine}: {count} rounds in {time.monotonic() - started:.0f} s: {outcomes}")


if __name__ == "__main__":
    main()
