"""doc/rules.md is what the program says of its rules, and its manual pages are sound.

usage: check_manuals.py PROGRAM ROOT
"""
import json
import pathlib
import subprocess
import sys

TOPICS = ("", "rules", "layouts")


def kcms(program, *words):
    return subprocess.run([program, *words], capture_output=True, check=True).stdout


def differs_from_document(program, root):
    if root.joinpath("doc/rules.md").read_bytes() != kcms(program, "help", "rules", "--as", "markdown"):
        yield "doc/rules.md is not what `kcms help rules --as markdown` prints: write it anew"


def unsound_pages(program):
    commands = json.loads(kcms(program, "help", "--as", "commands"))["commands"]
    topics = TOPICS + tuple(sorted({command["name"].split()[0] for command in commands}))
    for language in ("en", "ko"):
        for topic in topics:
            page = kcms(program, "help", *topic.split(), "--as", "man", "--lang", language)
            groff = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=500n"], input=page,
                                   capture_output=True, check=False)
            if groff.returncode or groff.stderr:
                yield f"manual page {topic or 'kcms'} in {language}: {groff.stderr.decode()}"


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    faults = [*differs_from_document(program, root), *unsound_pages(program)]
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
