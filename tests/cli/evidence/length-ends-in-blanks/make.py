"""Evidence whose length ends among the blanks of its own document; and good evidence before a record that is lost."""
import pathlib

BLOCK = 1024
GOOD = pathlib.Path("samples/EI130316").read_bytes()
RECORDS = [GOOD[:1024], GOOD[1024:2048], GOOD[2048:3072], GOOD[3072:5120], GOOD[5120:8192], GOOD[8192:]]
assert RECORDS[2][112:119] == b"0000035" and RECORDS[3][6:15] == b"220000003" and RECORDS[5][6:8] == b"33"

# A picture with a comment of blanks, from its first block into its third.
gif = RECORDS[2][119:154]
gif = gif[:19] + b"\x21\xfe" + (b"\xff" + b" " * 255) * 10 + b"\0" + gif[19:]
record = (RECORDS[2][:112] + b"0000880" + gif).ljust(3 * BLOCK)
trailer = RECORDS[5].replace(b"0000000007", b"0000000009", 1)
pathlib.Path("EI130316").write_bytes(b"".join([*RECORDS[:2], record, *RECORDS[3:5], trailer]))

# The head of the fourth record is destroyed.
pathlib.Path("other").write_bytes(b"".join([*RECORDS[:3], b"?" * 119 + RECORDS[3][119:], *RECORDS[4:]]))
