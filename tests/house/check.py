#!/usr/bin/env python3
"""The rules of the house that a compiler does not know: arrows between the parts, banned words, sizes,
names given twice.

Usage: check.py ROOT. Prints every breach and exits 1 when there is one.
"""
import pathlib
import re
import subprocess
import sys

# A part may include itself and what stands here (docs/architecture.md draws it).
ARROWS = {
    "base": [],
    "db": ["base"],
    "trail": ["base", "db"],
    "web": ["base"],
    "office": ["base"],
    "law": ["base"],
    "screening": ["base", "office"],
    "places": ["base", "web"],
    "people": ["base", "db", "trail", "web", "office", "places"],
    "media": ["base"],
    "registry": ["base", "db", "trail", "web", "office", "places", "people", "law", "screening"],
    "advice": ["base", "db", "trail", "web", "office", "places", "people", "registry", "law"],
    "privacy": ["base", "db", "trail", "web", "office", "places", "people", "registry"],
    "evidence": ["base", "db", "trail", "web", "places", "people", "registry", "media"],
    "programme": ["base", "db", "trail", "web", "office", "places", "people", "registry", "evidence", "law"],
    "commands": ["programme", "base", "law", "screening", "advice", "db", "trail", "web", "office", "places", "people", "registry", "media", "evidence",
                 "privacy"],
}
# Inside a part: a rule knows no store and no page, a view no store's writes, a store no page.
PAGES = re.compile(r"_(page|api|view)\.hpp$|/view\.hpp$")
ONLY_IN = {
    "boost/beast": "src/web/",
    "boost/asio": "src/web/",
    "sqlite3.h": "src/db/",
    "libpq-fe.h": "src/db/",
    "xlsxwriter.h": "src/office/",
    "zip.h": "src/office/",
    "expat.h": "src/office/",
    "curl/": "src/people/",
    "liboath/": "src/people/",
    "qrencode.h": "src/people/",
    "vips/": "src/media/process/",
    "webp/": "src/media/process/",
}
BANNED = {
    r"\bco_await\b|\bco_return\b|\bco_yield\b": "coroutines: g++ 12 miscompiles them",
    r"\busing namespace std;": "using namespace std",
    r"#define\b": "macros",
    r"\bstring_agg\b|\bgroup_concat\b": "differs between the engines",
    r"\bsleep_for\b|\busleep\(|(?<![\w.])sleep\(": "sleep",
}
INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]', re.M)
NAMESPACE = re.compile(r"namespace ?([\w:]*) ?\{")
OUTSIDE = "/" + "work/|" + re.escape("../" + "shared")  # in pieces, so that this file names none either
TYPE = re.compile(r"(?:struct|class|union|enum class) (\w+)(?: final)?(?: : [^{]*)? ?\{")
INLINE = re.compile(r"(?:\[\[nodiscard\]\] )?inline [^=;({]*?(\w+\([^{;]*)")


def tracked(root):
    listing = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True)
    if listing.returncode == 0:
        return [root / name for name in listing.stdout.splitlines() if (root / name).is_file()]
    return [path for path in root.rglob("*") if path.is_file() and "build" not in path.parts]


def named_twice(root):
    """Two definitions of one name in one namespace: the linker keeps either and says nothing."""
    seen = {}
    for path in sorted(tracked(root)):
        if path.suffix not in (".cpp", ".hpp"):
            continue
        file = path.relative_to(root).as_posix()
        inside = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if opened := NAMESPACE.match(line):
                inside.append(opened[1])
            elif inside and line.startswith("}  // namespace"):
                inside.pop()
            elif "" not in inside and (found := TYPE.match(line) or INLINE.match(line)):
                name = "::".join([*inside, found[1]])
                if inside and seen.setdefault(name, file) != file:
                    yield f"{file}: {name} stands in {seen[name]} too"


def breaches(root):
    for path in tracked(root):
        name = path.relative_to(root).as_posix()
        if name.startswith(("web/fonts", "tests/office", "tests/lists", "tests/media", "fuzz/corpus")) or path.suffix not in (
            ".cpp", ".hpp", ".py", ".sql", ".md", ".txt", ".cmake", ".js", ".mjs", ".json", ".sh", ""):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if re.search(OUTSIDE, text):
            yield f"{name}: names a path outside the project"
        if not name.startswith("src/"):
            continue
        part = name.split("/")[1]
        includes = INCLUDE.findall(text)
        for include in includes:
            to = include.split("/")[0]
            if to in ARROWS and part in ARROWS and to != part and to not in ARROWS[part]:
                yield f"{name}: {part} must not know {to} ({include})"
            for header, home in ONLY_IN.items():
                if include.startswith(header) and not name.startswith(home):
                    yield f"{name}: {include} is known in {home} alone"
        if re.search(r"/(\w*store|record|import_\w+|list\w*|star|search|selection|figures|index)\.cpp$", name) and not (
                re.search(r"_(page|api|view)\.cpp$", name)):
            for include in includes:
                if include.startswith("registry/") and PAGES.search(include):
                    yield f"{name}: a rule or a store must not know a page ({include})"
        code = re.sub(r"//[^\n]*", "", text)
        for pattern, why in BANNED.items():
            if path.suffix in (".cpp", ".hpp") and re.search(pattern, code):
                yield f"{name}: {why}"
        if path.suffix == ".cpp" and not name.endswith("_test.cpp") and text.count("\n") > 520:
            yield f"{name}: {text.count(chr(10))} lines; say it in two files"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    found = [*breaches(root), *named_twice(root)]
    print("\n".join(found) or "the house stands")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
