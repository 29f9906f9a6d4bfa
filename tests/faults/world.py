"""What the fault tests share: the program, a place for a registry on either engine, lists to import."""
import concurrent.futures
import contextlib
import csv
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request

BUILD = pathlib.Path(__file__).resolve().parents[2] / "build" / "release"
PROGRAM = os.environ.get("SAOLANG", str(BUILD / "saolang"))
WRITER = os.environ.get("SAOLANG_WRITER", str(BUILD / "faults_writer"))
POSTGRESQL = os.environ.get("SAOLANG_TEST_POSTGRESQL")
ENGINES = ("sqlite", "postgresql")
PATIENCE = 60  # seconds; only a program that hangs needs them


class Failed(AssertionError):
    """The program did other than it must; holds all it printed."""


def call(words, **more):
    return subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, **more)


def psql(sql):
    done = call(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", POSTGRESQL, "-c", sql])
    if done.returncode != 0:
        raise Failed(f"{sql}: {done.stderr}")


class Served:
    """A serving process that is ready."""

    def __init__(self, process, address):
        self.process = process
        self.address = address
        self.host, port = address.removeprefix("http://").split(":")
        self.port = int(port)

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.ended()

    def ended(self):
        """Waits for the end, which must be a clean one."""
        _, errors = self.process.communicate(timeout=PATIENCE)
        if self.process.returncode != 0 or errors:
            raise Failed(f"serve ended with {self.process.returncode}: {errors}")


class Place:
    """A place for one registry: a folder, and for PostgreSQL a schema of its own."""

    def __init__(self, engine):
        self.engine = engine
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="saolang-faults-"))
        self.folder = self.root / "data"
        self.schema = self.connection = None
        if engine == "postgresql":
            self.schema = f"faults_{os.getpid()}_{random.getrandbits(48):x}"
            self.connection = f"{POSTGRESQL} options='-c search_path={self.schema}'"
            psql(f"CREATE SCHEMA {self.schema}")

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)
        if self.schema:
            psql(f"SET client_min_messages = error; DROP SCHEMA {self.schema} CASCADE")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def empty(self):
        """As an operator empties a place before restoring into it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.schema:
            psql(f"SET client_min_messages = error; DROP SCHEMA {self.schema} CASCADE; CREATE SCHEMA {self.schema}")

    def words(self, *words):
        at = ["--data", str(self.folder)] + (["--db", self.connection] if self.connection else [])
        return [PROGRAM, *map(str, words), *at]

    def run(self, *words, **more):
        return call(self.words(*words), **more)

    def run_after_kill(self, *words):
        """As `run`, and again while PostgreSQL has not noticed that the process before was killed."""
        deadline = time.monotonic() + PATIENCE
        while True:
            done = self.run(*words)
            if "is writing to this PostgreSQL" not in done.stderr or time.monotonic() > deadline:
                return done

    def must(self, *words, **more):
        done = self.run_after_kill(*words) if not more else self.run(*words, **more)
        if done.returncode != 0:
            raise Failed(f"saolang {' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, *words):
        return subprocess.Popen(self.words(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def start_writer(self, token, threads=8):
        words = [WRITER, str(self.folder), token, str(threads)] + ([self.connection] if self.connection else [])
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def serve(self):
        """Ready when its first line came and /readyz answers."""
        deadline = time.monotonic() + PATIENCE
        while True:
            process = self.start("serve", "--listen", "127.0.0.1:0")
            line = process.stdout.readline()
            if line.startswith("Sao Làng: "):
                break
            process.wait(timeout=PATIENCE)
            errors = process.stderr.read()
            # PostgreSQL frees a killed process's lock only when it notices.
            if "is writing to this PostgreSQL" not in errors or time.monotonic() > deadline:
                raise Failed(f"serve does not start: {line}{errors}")
        served = Served(process, line.split()[2])
        served.get("/readyz")
        return served

    @contextlib.contextmanager
    def serving(self):
        served = self.serve()
        try:
            yield served
        except BaseException:
            served.process.kill()
            served.process.communicate()
            raise
        served.stop()

    def verify(self):
        return self.must("verify")

    def export(self, kind):
        file = self.root / f"{kind}.csv"
        self.must("export", kind, "-o", file, "--headings", "codes")
        with open(file, encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    def exports(self):
        """Every list, each read by a process of its own, at once."""
        kinds = ("producers", "products", "recognitions")
        with concurrent.futures.ThreadPoolExecutor(len(kinds)) as pool:
            return dict(zip(kinds, pool.map(self.export, kinds)))


def killed(process):
    """SIGKILL, at once; whether it struck a living process, and what it had printed."""
    process.kill()
    out, _ = process.communicate(timeout=PATIENCE)
    return process.returncode == -signal.SIGKILL, out


SYLLABLES = ("an bình châu diệp đông giang hà khánh lâm long mai minh nam ngọc phong phú quang sơn tâm thanh thảo thiên "
             "trà trúc tuệ vân việt xuân yên").split()


def write_list(file, token, rows, chance):
    """A list of recognitions, `rows` products by half as many producers, that stand nowhere yet: `token` is in each name."""
    with open(file, "w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(["product_name", "producer_name", "producer_kind", "province", "district", "group", "star",
                        "decision_number", "decision_date", "valid_from", "valid_to"])
        for row in range(rows):
            words = " ".join(chance.choice(SYLLABLES) for _ in range(3))
            table.writerow([f"Sản phẩm {words} {token}{row}", f"Hợp tác xã {token}{row // 2}", "cooperative",
                            "Tỉnh Quảng Nam", "Huyện Đại Lộc", "food", chance.choice((3, 4)), f"{sum(map(ord, token))}/QĐ-UBND",
                            "2023-06-01", "2023-06-01", "2026-06-01"])
