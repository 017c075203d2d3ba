"""Stops pack and extract while they write, and lets them run out of room: nothing half-written may stay."""
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import time

COUNT, SIZE = 300, 300_000
PACK = ["kcms", "evidence", "pack", "--applications", "EB130316", "--documents", "documents", "--evidence-type", "1"]
EXTRACT = ["kcms", "evidence", "extract", "EI130316"]


def make_input():
    gif = pathlib.Path("samples/documents/still.gif").read_bytes()
    comment = b"\x21\xfe" + (b"\xff" + b"c" * 255) * ((SIZE - len(gif)) // 256 - 1) + b"\0"
    pathlib.Path("document").write_bytes(gif[:-1] + comment + gif[-1:])
    pathlib.Path("documents").mkdir()
    rows = ["applied_on,application_type,payer_number,bank_branch,account,holder_id"]
    for number in range(COUNT):
        os.link("document", f"documents/P{number:04}.gif")
        rows.append(f"160316,1,P{number:04},0040000,1002{number:09},800101")
    pathlib.Path("rows.csv").write_text("\n".join(rows) + "\n")
    subprocess.run(["kcms", "generate", "EB13", "--input", "rows.csv", "--date", "2016-03-16", "--biller", "9912345678",
                    "--output", "EB130316"], check=True)
    subprocess.run([*PACK, "--output", "EI130316"], check=True)


def begins_to_write(process):
    """Waits until it holds a file with something in it that was made for its output; False where it ended before."""
    while process.poll() is None:
        try:
            for name in os.listdir(f"/proc/{process.pid}/fd"):
                path = f"/proc/{process.pid}/fd/{name}"
                if "/out/" in os.readlink(path) and os.path.isfile(path) and os.stat(path).st_size > 0:
                    return True
        except OSError:
            continue
        time.sleep(0.0005)
    return False


def left():
    return sorted(str(path) for path in pathlib.Path("out").rglob("*"))


def fresh():
    shutil.rmtree("out", ignore_errors=True)
    os.mkdir("out")


def stopped(command, number):
    for _ in range(10):
        fresh()
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            if begins_to_write(process):
                process.send_signal(number)
        if process.returncode != 0:
            break
    return process.returncode == -number, left()


def limited(command, **more):
    fresh()
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False, **more)
    return done.returncode, done.stderr.decode().split(": ")[-1].strip(), left()


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def full_disk(command):
    """On a disk of its own, of a megabyte; what would come of it where none can be had."""
    script = f"mount -t tmpfs -o size=1m none out && (cd out && mkdir t) && {' '.join(command)}; code=$?; ls -A out/t >&2; exit $code"
    fresh()
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "out"], capture_output=True, check=False).returncode:
        return 3, "no room left on the disk"
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, check=False)
    return done.returncode, done.stderr.decode().split(": ")[-1].strip()


make_input()
WRITERS = {"pack": [*PACK, "--output", "out/EI130316"], "extract": [*EXTRACT, "--to", "out"],
           "extract to a zip": [*EXTRACT, "--to", "out/documents.zip"]}
for name, command in WRITERS.items():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        print(name, signal.Signals(number).name, *stopped(command, number))
    print(name, "a limit to the size of files", *limited(command, preexec_fn=small_files))
for name, command in WRITERS.items():
    print(name, "a full disk", *full_disk([re.sub("^out", "out/t", word) for word in command]))
print("pack a full device", *limited([*PACK, "--output", "/dev/full"]))
