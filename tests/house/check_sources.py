"""Walls that every source file keeps to, and words that none may hold.

usage: check_sources.py ROOT
"""
import pathlib
import re
import sys

MOST_LINES = 400
FORBIDDEN = {
    r"__DATE__|__TIME__|__TIMESTAMP__": "a build must not know when it was made",
    r"\bNDEBUG\b": "asserts stay on in every build",
    r"^\s*#\s*define\b": "no macros",
    r"\busing namespace (?!kcms;|kcms::test;|std::chrono;|std::\w*literals;)": "names stay qualified",
    r"\bthrow\b(?! ?;)": "the library throws no exceptions of its own",
}
# What a rule does not hold for, and why.
ALLOWED = {
    ("tests/main.cpp", "no macros"),  # how Catch2 is asked for its main function
}


def faults_of(name, text):
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        yield f"{name}: {len(lines)} lines, and {MOST_LINES} is the wall"
    if name.endswith(".hpp") and not lines[0].startswith("//"):
        yield f"{name}:1: a header begins with a comment that says what it is"
    if name.endswith(".hpp") and "#pragma once" not in lines:
        yield f"{name}: #pragma once is missing"
    for number, line in enumerate(lines, 1):
        code = line.split("//")[0]
        for pattern, reason in FORBIDDEN.items():
            if re.search(pattern, code) and (name, reason) not in ALLOWED:
                yield f"{name}:{number}: {reason}"


def main():
    root = pathlib.Path(sys.argv[1])
    faults = []
    for folder in ("lib", "tools", "tests"):
        for path in sorted(root.glob(f"{folder}/**/*.[ch]pp")):
            faults += faults_of(path.relative_to(root).as_posix(), path.read_text())
    print("\n".join(faults) if faults else "every source keeps to the walls")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
