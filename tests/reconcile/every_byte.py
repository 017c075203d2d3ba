"""Changes each byte of a result, and looks whether `kcms reconcile --format json` prints something else.

usage: every_byte.py PROGRAM ROOT

It has to, unless the layout declares the byte free: `kcms layout show` says so.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PAIRS = (("EB130316", "EB140316", 120), ("EB210316", "EB220316", 150))
FIELD = re.compile(r" +\S+ +(\d+) +(\d+) .*match free")


def printed(program, request, result):
    done = subprocess.run([program, "reconcile", "--format", "json", request, result], capture_output=True, check=False)
    assert done.returncode in (0, 1) and not done.stderr, (done.returncode, done.stderr)
    document = json.loads(done.stdout)
    for side in ("request", "result"):
        del document[side]["sha256"]
    return done.returncode, document


def free_bytes(program, kind, size, length):
    """Offsets in a file of a header, data and a trailer."""
    records = {"header": range(1), "data": range(1, size // length - 1), "trailer": (size // length - 1,)}
    shown = subprocess.run([program, "layout", "show", kind], capture_output=True, check=True, text=True, encoding="utf-8")
    free, part = set(), None
    for line in shown.stdout.splitlines():
        part = line.split(" ")[0] if line.split(" ")[0] in records else part
        if field := FIELD.match(line):
            offset, count = int(field[1]), int(field[2])
            free.update(record * length + offset + i for record in records[part] for i in range(count))
    return free


def unseen(program, samples, pair, scratch):
    request, result, length = pair
    good = (samples / result).read_bytes()
    path = scratch / result
    path.write_bytes(good)
    said = printed(program, samples / request, path)
    assert said[0] == 0 and said[1]["verdict"] == "reconciled"
    free = free_bytes(program, result[:4], len(good), length)
    assert free
    for offset, byte in enumerate(good):
        # Another letter, another digit, a blank for what is none.
        other = 0x31 if byte == 0x20 else byte ^ 1 if byte != 0x31 else 0x32
        path.write_bytes(good[:offset] + bytes([other]) + good[offset + 1:])
        if offset not in free and printed(program, samples / request, path) == said:
            yield f"{result}: byte {offset} as {other:#x} is not seen"


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    samples = pathlib.Path(sys.argv[2]).resolve() / "samples"
    with tempfile.TemporaryDirectory() as scratch:
        faults = [fault for pair in PAIRS for fault in unseen(program, samples, pair, pathlib.Path(scratch))]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
