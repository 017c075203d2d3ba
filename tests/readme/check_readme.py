"""Runs the shell blocks of a README and compares what they print with the block that follows.

usage: check_readme.py ROOT README PROGRAM_FOLDER

A block ```sh holds commands. When the next block is a plain ``` with nothing but blank lines between, it shows their
output, standard error included. All blocks of a README run in one copy of the repository's samples/ and schemas/,
one after the other. Commands that build or fetch the program (`git clone …`, `./bootstrap JOB`, `cmake …`, `cd …`)
are not run; a job of ./bootstrap must exist.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\s*^```(?:text|json|csv)?\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE)
SETTING_UP = re.compile(r"git clone |cd |cmake |sudo |\./bootstrap( |$)")


def blocks_of(text):
    """(line, commands, output shown or None) of each shell block."""
    for match in BLOCK.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def sets_up(commands):
    lines = [line for line in commands.splitlines() if line.strip() and not line.startswith("#")]
    return all(SETTING_UP.match(line) for line in lines)


def unknown_job(root, commands):
    """A job that ./bootstrap does not know, or None."""
    for job in re.findall(r"^\./bootstrap (\S+)", commands, re.MULTILINE):
        if not pathlib.Path(root, "tools/bootstrap", f"{job}.sh").exists():
            return job
    return None


def run(commands, folder, programs):
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": folder}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    return subprocess.run(["sh", "-c", commands], cwd=folder, env=environment, text=True, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def faults_of(root, readme, programs):
    with tempfile.TemporaryDirectory() as folder:
        for name in ("samples", "schemas"):
            if pathlib.Path(root, name).exists():
                shutil.copytree(pathlib.Path(root, name), pathlib.Path(folder, name))
        for line, commands, shown in blocks_of(pathlib.Path(root, readme).read_text()):
            if sets_up(commands):
                job = unknown_job(root, commands)
                if job:
                    yield f"{readme}:{line}: ./bootstrap knows no job {job}"
                continue
            ran = run(commands, folder, programs)
            if ran.returncode > 1:
                yield f"{readme}:{line}: exit code {ran.returncode}\n{ran.stdout}"
            elif ran.stdout != (shown or ""):
                yield f"{readme}:{line}: shown\n{shown or ''}but printed\n{ran.stdout}"


def main():
    faults = list(faults_of(*sys.argv[1:4]))
    print("\n".join(faults) if faults else "every block shows what happens")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
