"""One source, compiled without its wrong line and with it.

usage: check_compile.py SOURCE COMPILER [ARGUMENT…]
"""
import os
import pathlib
import re
import subprocess
import sys


def compiled(command):
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False,
                         env=dict(os.environ, LC_ALL="C"))
    return run.returncode == 0, run.stderr


def main():
    source, command = sys.argv[1], sys.argv[2:]
    refused = re.search(r"^// Refused: (.+)$", pathlib.Path(source).read_text(), re.MULTILINE)
    if not refused:
        return f"{source}: a line '// Refused: pattern' is missing"
    good, message = compiled([*command, source])
    if not good:
        return f"{source} does not compile even without the wrong line:\n{message}"
    good, message = compiled([*command, "-DKCMS_WRONG", source])
    if good:
        return f"{source} compiles with the wrong line"
    if not re.search(refused.group(1), message):
        return f"{source} is refused, but not for '{refused.group(1)}':\n{message}"
    return None


if __name__ == "__main__":
    sys.exit(main())
