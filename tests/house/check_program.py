"""A program must not tell where it was built.

usage: check_program.py PROGRAM FOLDER…
"""
import pathlib
import sys


def main():
    program = pathlib.Path(sys.argv[1]).read_bytes()
    found = [folder for folder in sys.argv[2:] if folder.encode() + b"/" in program]
    print("\n".join(f"{sys.argv[1]} holds {folder}/" for folder in found) or "no path is in the program")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
