#!/usr/bin/env python3
"""Builds the fuzz targets and runs each for a while on a copy of its first inputs; any finding fails.

Usage: fuzz.py SOURCE [SECONDS]
"""
import concurrent.futures
import pathlib
import subprocess
import sys
import tempfile
import time

AT_ONCE = 2
MOST_INPUT = 64 << 10  # bytes: a larger input finds little more and costs the time of many small ones


def build(source):
    # Precompiled headers of clang are new after each clean build, and ccache would find nothing.
    commands = [["cmake", "--preset", "fuzz", "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON"],
                ["cmake", "--build", "build/fuzz", "-j2", "--target", "fuzzers"]]
    for command in commands:
        done = subprocess.run(command, cwd=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}:\n{done.stdout[-4_000:]}")


def run(source, target, seconds, folder):
    """None, or what it found; the input that shows it stays in build/fuzz/findings."""
    name = target.name.removeprefix("fuzz_")
    found = folder / name
    found.mkdir()
    findings = target.parent / "findings"
    findings.mkdir(exist_ok=True)
    done = subprocess.run(
        [str(target), f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", f"-max_len={MOST_INPUT}",
         "-print_final_stats=1", f"-artifact_prefix={findings}/{name}-", str(found), str(source / "fuzz" / "corpus" / name)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode != 0:
        return f"{target.name} ended with {done.returncode}:\n{done.stdout[-8_000:]}"
    stats = dict(line.removeprefix("stat::").split(":", 1) for line in done.stdout.splitlines() if line.startswith("stat::"))
    print(f"{target.name}: {stats.get('number_of_executed_units', '?').strip()} inputs, nothing found", flush=True)
    return None


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    started = time.monotonic()
    build(source)
    print(f"built in {time.monotonic() - started:.0f} s", flush=True)
    targets = [source / "build" / "fuzz" / path.stem for path in sorted((source / "fuzz").glob("fuzz_*.cpp"))]
    if not targets:
        sys.exit("there is no fuzz target")
    with tempfile.TemporaryDirectory(prefix="saolang-fuzz-") as folder, \
            concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        findings = [finding for finding in pool.map(
            lambda target: run(source, target, seconds, pathlib.Path(folder)), targets) if finding]
    sys.exit("\n\n".join(findings) or None)


if __name__ == "__main__":
    main()
