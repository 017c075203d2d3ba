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
DEFINES_TYPE = re.compile(r"(?:struct|class|enum class|union) (\w+)\b(?!::)[^;]*\{")


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


def public_types_of(text):
    """The types that a file defines for every other file to see, so not in a namespace without a name."""
    hidden = False
    for line in text.splitlines():
        if re.fullmatch(r"namespace \{", line):
            hidden = True
        elif line == "}  // namespace":
            hidden = False
        elif not hidden and (found := DEFINES_TYPE.match(line)):
            yield found[1]


def main():
    root = pathlib.Path(sys.argv[1])
    faults = []
    homes = {}
    for folder in ("lib", "tools", "tests"):
        for path in sorted(root.glob(f"{folder}/**/*.[ch]pp")):
            name, text = path.relative_to(root).as_posix(), path.read_text()
            faults += faults_of(name, text)
            for defined in public_types_of(text):
                homes.setdefault(defined, []).append(name)
    # The linker keeps the members of one and throws the others' away without a word.
    faults += [f"{', '.join(files)}: each defines the type {defined}"
               for defined, files in homes.items() if len(files) > 1]
    print("\n".join(faults) if faults else "every source keeps to the walls")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
