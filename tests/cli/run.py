"""Runs one case against the real program: tests/cli/COMMAND/CASE/.

usage: run.py [--update] PROGRAM ROOT CASE…

A case is a folder. `cmd` is a line of shell; `stdout`, `stderr` and `exit` say what must come of it (absent: nothing,
nothing, 0). `schema` names a JSON Schema of schemas/json/ or of tests/cli/ that the output must fit; without `stdout`
that is all that is asked of it. Other files are input: the case runs in a copy of its folder, beside the repository's samples/ and schemas/. Each case runs twice, in
two time zones and locales, and the bytes must be the same. --update writes down what came, for a person to read.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ABSENT = {"stdout": b"", "stderr": b"", "exit": b"0\n"}
EXPECTED = ("cmd", "stdout", "stderr", "exit", "schema")
WORLDS = (
    {"TZ": "UTC", "LC_ALL": "C", "LANG": "C"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "COLUMNS": "40"},
)
PASSED_ON = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS")
TIME_LIMIT = 120


def environment_of(program, world, home):
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    environment.update(world)
    environment.update(PATH=f"{program.parent}:/usr/bin:/bin", HOME=str(home))
    return environment


def run(program, root, case, world):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, "case")
        shutil.copytree(case, folder, ignore=shutil.ignore_patterns(*EXPECTED))
        for shared in ("samples", "schemas"):
            folder.joinpath(shared).symlink_to(root / shared)
        done = subprocess.run(["sh", "-c", case.joinpath("cmd").read_text(encoding="utf-8")], cwd=folder,
                              env=environment_of(program, world, scratch), stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=TIME_LIMIT, check=False)
    return {"stdout": done.stdout, "stderr": done.stderr, "exit": b"%d\n" % done.returncode}


def expected_of(case):
    return {name: case.joinpath(name).read_bytes() if case.joinpath(name).exists() else nothing
            for name, nothing in ABSENT.items()}


def update(case, got):
    for name, nothing in ABSENT.items():
        if got[name] == nothing:
            case.joinpath(name).unlink(missing_ok=True)
        else:
            case.joinpath(name).write_bytes(got[name])


def schema_faults(root, case, output):
    name = case.joinpath("schema").read_text().strip() + ".schema.json"
    import jsonschema  # only where a case asks for it
    path = next(p for p in (root / "schemas/json" / name, root / "tests/cli" / name) if p.exists())
    validator = jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
    return [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(output))]


def shown(name, wanted, got):
    return f"{name} is not as expected\n--- expected\n{wanted.decode(errors='replace')}--- got\n{got.decode(errors='replace')}"


def faults_of(program, root, case):
    wanted = expected_of(case)
    if case.joinpath("schema").exists() and not case.joinpath("stdout").exists():
        del wanted["stdout"]
    faults = []
    for world in WORLDS:
        got = run(program, root, case, world)
        faults += [shown(name, wanted[name], got[name]) + f"--- in {world}" for name in wanted if got[name] != wanted[name]]
    if not faults and case.joinpath("schema").exists():
        faults = schema_faults(root, case, got["stdout"])
    return faults


def main():
    arguments = sys.argv[1:]
    updating = arguments[0] == "--update"
    program, root, *cases = (pathlib.Path(path).resolve() for path in arguments[updating:])
    bad = 0
    for case in cases:
        if updating:
            update(case, run(program, root, case, WORLDS[0]))
        for fault in faults_of(program, root, case):
            bad += 1
            print(f"{case.parent.name}/{case.name}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
