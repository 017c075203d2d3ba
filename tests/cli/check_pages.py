"""Every command has a page of help in every language, in words only, and no wider than a terminal; its examples work.

usage: check_pages.py PROGRAM ROOT
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

WIDTH = 80
KEY = re.compile(r"\b(?:command|option|option-of|help|exit|topic|rule|rules|unchecked|usage)\.[a-z0-9-]+")


def output(*command):
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def columns(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def faults_of(page):
    code, text, errors = page
    if code or errors or not text:
        yield f"exit {code}, {len(text)} characters, standard error: {errors}"
    for line in text.splitlines():
        if KEY.search(line):
            yield f"no words for {KEY.search(line)[0]}"
        if columns(line) > WIDTH and not line.startswith("  kcms "):
            yield f"wider than {WIDTH} columns: {line}"


def faults_of_examples(program, root, commands):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "samples").symlink_to(root / "samples")
        environment = {"PATH": f"{pathlib.Path(program).parent}:/usr/bin:/bin", "LC_ALL": "C"}
        for command in commands:
            if not command["examples"]:
                yield f"kcms {command['name']} has no example"
            for example in command["examples"]:
                done = subprocess.run(["sh", "-c", example], cwd=folder, env=environment, capture_output=True, check=False)
                if done.returncode not in (0, 1) or done.stderr:
                    yield f"{example}: exit {done.returncode}: {done.stderr.decode()}"


def main():
    program, root = sys.argv[1:]
    commands = json.loads(output(program, "help", "--as", "commands")[1])["commands"]
    names = [command["name"] for command in commands]
    languages = [p.stem for p in pathlib.Path(root, "schemas/words").glob("*.toml")]
    bad = 0
    for language in sorted(languages):
        pages = {f"{name} --help": output(program, *name.split(), "--help", "--lang", language) for name in names}
        pages |= {f"help {name}": output(program, "help", *name.split(), "--lang", language) for name in names}
        pages |= {f"help {name}": output(program, "help", name, "--lang", language) for name in ("rules", "layout")}
        pages["help"] = output(program, "help", "--lang", language)
        for name, page in pages.items():
            for fault in faults_of(page):
                bad += 1
                print(f"kcms {name} in {language}: {fault}")
        for name in names:
            if pages[f"{name} --help"][1] != pages[f"help {name}"][1]:
                bad += 1
                print(f"kcms {name} --help and kcms help {name} differ in {language}")
    for fault in faults_of_examples(program, pathlib.Path(root), commands):
        bad += 1
        print(fault)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
