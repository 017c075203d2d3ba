#!/usr/bin/env python3
"""Makes a pair of files for each kind of anomaly that `kcms reconcile` knows, out of the good samples beside.

usage: make.py [--check]
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
LENGTHS = {"EB1": 120, "EB2": 150, "EB3": 150}


class File:
    """The records of a sample; 0 is the header, -1 the trailer."""

    def __init__(self, name):
        self.name = name
        raw = (HERE.parent / name).read_bytes()
        length = LENGTHS[name[:3]]
        self.records = [bytearray(raw[at:at + length]) for at in range(0, len(raw), length)]

    def put(self, record, offset, text):
        self.records[record][offset:offset + len(text)] = text.encode("ascii")
        return self

    def add(self, record):
        self.records.insert(-1, bytearray(record))
        return self

    def number(self):
        for serial, record in enumerate(self.records[1:-1], 1):
            record[1:9] = b"%08d" % serial
        return self

    def total(self):
        """Computes the trailer anew."""
        data, trailer = self.records[1:-1], self.records[-1]
        trailer[27:35] = b"%08d" % len(data)
        if self.name[2] == "1":
            for offset, kind in ((35, b"1"), (51, b"3"), (59, b"7")):
                trailer[offset:offset + 8] = b"%08d" % sum(record[25:26] == kind for record in data)
        else:
            split = {b"N": (35, 43), b"P": (56, 64)} if self.name[3] == "2" else {b" ": (35, 43)}
            for letter, (count, amount) in split.items():
                these = [record for record in data if record[68:69] == letter]
                trailer[count:count + 8] = b"%08d" % len(these)
                trailer[amount:amount + 13] = b"%013d" % sum(int(record[42:55]) for record in these)
        return self

    def bytes(self):
        return b"".join(self.records)


class Copy:
    """A sample as it is."""

    def __init__(self, name):
        self.raw = (HERE.parent / name).read_bytes()

    def bytes(self):
        return self.raw


def pairs():
    """Folder, and the two files in it."""
    asked, answered = lambda: File("EB130316"), lambda: File("EB140316")
    debits, debited = lambda: File("EB210316"), lambda: File("EB220316")
    changes, changed = lambda: File("EB110316"), lambda: File("EB120316")

    yield "unexpected", asked(), answered().put(1, 26, "PAYER0099" + " " * 11)
    result = debited()
    yield "duplicate", debits(), result.add(result.records[1]).total()
    yield "altered", debits(), debited().put(1, 55, "880908")
    yield "amount", debits(), debited().put(2, 42, "0000000050000").total()
    # One payer, one account, one amount, twice; the result has serials of its own.
    request = debits()
    request.add(request.records[2]).number().total()
    yield "ambiguous", request, debited().put(1, 1, "00000001").put(2, 1, "00000002")
    # The same, but the result keeps the serials.
    request = debits()
    request.add(request.records[2]).number().total()
    yield "decided-by-serial", request, debited().put(1, 1, "00000007")
    # The result has serials of its own, which by chance fit other requests: followed, they leave record 2 no request.
    request, result = debits(), debited()
    record = request.records[1]
    for file in (request, result):
        file.records[1:-1] = [bytearray(record) for _ in range(3)]
    for place, (amount, outcome, missing) in enumerate(((2000, "N0012", 1000), (1000, "P0021", 500), (1000, "P0021", 500)), 1):
        request.put(place, 42, f"{amount:013}").put(place, 116, "0")
        result.put(place, 42, f"{missing:013}").put(place, 68, outcome).put(place, 116, "0")
    yield "numbered-anew", request.number().total(), result.number().total()
    # Half of an account change: in the answer, and in what the banks sent.
    result = changed()
    del result.records[1]
    yield "unpaired", changes(), result.total()
    request = changes()
    del request.records[4]
    result = changed()
    del result.records[1]
    yield "unpaired-request", request.number().total(), result.total()
    yield "unreadable", debits(), File("EB220316").put(-1, 0, "X")
    yield "count", asked(), answered().put(-1, 27, "00000002")
    yield "wrong-file", asked(), answered().put(0, 23, "0317").put(0, 27, "160317").put(-1, 23, "0317")
    # Of the payer that was meant there is a document, of the one that was enrolled none.
    yield "missing", asked().put(2, 26, "PAYER0099"), Copy("EI130316")
    # One person pays for two, the same amount from one account; the answer names one of the two.
    request, result = debits(), debited()
    request.add(request.records[2]).put(-2, 91, "PAYER0029").number().total()
    result.records[1:-1] = [bytearray(request.records[2])]
    yield "twins", request, result.put(1, 68, "N0021").total()
    # Bytes before the account were lost: what is read as the payer is the account.
    result = changed()
    record = result.records[1]
    result.records[1] = record[:26] + record[53:] + b" " * 27
    yield "moved-bytes", changes(), result
    result = answered()
    del result.records[1]
    yield "nothing-failed", asked(), result.total()


def main():
    check = sys.argv[1:] == ["--check"]
    different = []
    for folder, request, result in pairs():
        for name, file in (("request", request), ("result", result)):
            path = HERE / folder / name
            if check and path.read_bytes() != file.bytes():
                different.append(f"{folder}/{name}")
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(file.bytes())
    for name in different:
        print(f"pairs/{name}: is not what pairs/make.py makes", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
