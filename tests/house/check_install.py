"""Installs into a scratch folder and compares with the list of what belongs there.

usage: check_install.py CMAKE BUILD PREFIX LIST
"""
import os
import pathlib
import subprocess
import sys
import tempfile


def installed(cmake, build, prefix):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([cmake, "--install", build], check=True, stdout=subprocess.DEVNULL,
                       env=dict(os.environ, DESTDIR=folder))
        root = pathlib.Path(folder + prefix)
        return {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}


def main():
    cmake, build, prefix, listed = sys.argv[1:5]
    there = installed(cmake, build, prefix)
    wanted = set(pathlib.Path(listed).read_text().split())
    for path in sorted(wanted - there):
        print(f"{path}: listed, but not installed")
    for path in sorted(there - wanted):
        print(f"{path}: installed, but not listed")
    return 0 if there == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
