"""Lists that claim, or have, more than can be held: of a zip and of a manifest. A moment and little memory each."""
import pathlib
import shutil
import struct
import subprocess
import time
import zlib

GIF = pathlib.Path("samples/sources/documents/consent-0012.gif").read_bytes()
NAMES = ("PAYER0011.gif", "PAYER0012.gif", "PAYER0013.gif", "00000000000000000014.gif")
PACK = ["kcms", "evidence", "pack", "--applications", "samples/EB130316", "--evidence-type", "1"]
MOST = 64 << 10  # kilobytes
HELD = b"__asan_init" not in pathlib.Path(shutil.which("kcms")).read_bytes()  # it takes memory of its own


def end_64(entries, size, offset, end):
    return (b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, entries, entries, size, offset)
            + b"PK\6\7" + struct.pack("<IQI", 0, end, 1)
            + b"PK\5\6" + struct.pack("<HHHHIIH", *[0xFFFF] * 4, 0xFFFFFFFF, 0xFFFFFFFF, 0))


def claiming(name, entries, size):
    """Holes where a list of so many bytes should be."""
    with open(name, "wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(end_64(entries, size, 0, size))


def behind_a_hole(name, hole):
    """Good documents behind 5 GB of nothing, with sizes and places of 64 bits."""
    with open(name, "wb") as file:
        central = []
        for entry in (hole, *NAMES):
            size = 5 << 30 if entry == hole else len(GIF)
            crc = 0 if entry == hole else zlib.crc32(GIF)
            at = file.tell()
            common = struct.pack("<HHHHIII", 0, 0, 0, 0x21, crc, 0xFFFFFFFF, 0xFFFFFFFF) + struct.pack("<H", len(entry))
            sizes = struct.pack("<QQ", size, size)
            file.write(b"PK\3\4" + struct.pack("<H", 45) + common + struct.pack("<H", 20) + entry.encode()
                       + struct.pack("<HH", 1, 16) + sizes)
            if entry == hole:
                file.seek(size, 1)
            else:
                file.write(GIF)
            central.append(b"PK\1\2" + struct.pack("<HH", 45, 45) + common + struct.pack("<HHHHII", 28, 0, 0, 0, 0, 0xFFFFFFFF)
                           + entry.encode() + struct.pack("<HH", 1, 24) + sizes + struct.pack("<Q", at))
        at = file.tell()
        size = file.write(b"".join(central))
        file.write(end_64(len(central), size, at, at + size))


def listing(name, names):
    """A list of entries, and nothing of the entries themselves."""
    central = b"".join(b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 0x21, 0, 0, 0, len(entry), 0, 0, 0, 0, 0, 0)
                       + entry.encode() for entry in names)
    if len(names) > 0xFFFF:
        end = end_64(len(names), len(central), 0, len(central))
    else:
        end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(central), 0, 0)
    pathlib.Path(name).write_bytes(central + end)
    return central, end


def make():
    behind_a_hole("behind.zip", ".hidden")
    behind_a_hole("hole.zip", "PAYER0010.gif")
    claiming("claims.zip", 100_000_000, 4_600_000_000)
    pathlib.Path("far.zip").write_bytes(end_64(1, 46, 0, (1 << 64) - 1))
    listing("many.zip", [f"Q{number:07}.gif" for number in range(70_000)])
    listing("too-many.zip", [f"{number}" for number in range(100_001)])
    listing("long.zip", [f"{number:03}" + "n" * 65_000 for number in range(200)])
    listing("deep.zip", ["a/" * 32_000 + f"{number:03}.gif" for number in range(130)])
    ends, end = listing("ends.zip", [f"Q{number:07}.gif" for number in range(60_000)])
    pathlib.Path("ends.zip").write_bytes(ends + end * 2900)
    pathlib.Path("cells.csv").write_bytes(b"payer_number,file\n" + b"," * (15 << 20) + b"\n")
    pathlib.Path("columns.csv").write_bytes(b"," * (15 << 20))
    pathlib.Path("endless.csv").write_bytes(b"payer_number,file\n" + b"x" * (20 << 20))
    pathlib.Path("keys.ndjson").write_bytes(b'{"file":""' + b"".join(b',"%d":""' % key for key in range(500_000)) + b"}\n")


def most_of(process):
    """The largest anonymous memory of a process, in kilobytes, until it ends."""
    most = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            continue
        most = max([most] + [int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon")])
        time.sleep(0.001)
    return most


def show(command):
    with open("stderr", "wb") as stderr, subprocess.Popen([*PACK, *command, "--output", "EI130316"], stderr=stderr) as process:
        begun = time.monotonic()
        most = most_of(process)
        took = time.monotonic() - begun
    lines = pathlib.Path("stderr").read_text().splitlines()
    print(*command, process.returncode, *[line[:200] for line in lines[:1]], f"and {len(lines)} lines", sep=": ")
    if HELD and (most > MOST or took > 10):
        print(f"took {most} KB and {took} s")
    pathlib.Path("EI130316").unlink(missing_ok=True)


make()
for name in ("behind", "hole", "claims", "far", "many", "too-many", "long", "deep", "ends"):
    show(["--documents", name + ".zip"])
for name in ("cells.csv", "columns.csv", "endless.csv", "keys.ndjson"):
    show(["--documents", "samples/sources/documents", "--manifest", name])
