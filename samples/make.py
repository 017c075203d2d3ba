#!/usr/bin/env python3
"""Writes the samples from sources/, without kcms: a second encoder, to compare `kcms generate` with.

usage: make.py [--check]     --check writes nothing and fails where a sample differs

It knows the layouts from tests/layout/offsets.txt alone, which is copied from the published tables, and takes
characters from Python's cp949.
"""
import argparse
import collections
import csv
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
OFFSETS = HERE.parent / "tests" / "layout" / "offsets.txt"
LENGTHS = {"EA1": 100, "EA2": 120, "EB1": 120, "EB2": 150, "EC2": 150, "EB3": 150, "EI1": 1024}
DATE_FIELDS = ("applied_on", "debit_date", "credit_date")
BLOCK = 1024


def read_layouts():
    """{kind: {part: {field: (offset, length)}}}; the layout of an earlier day is a kind "EB11@2015-12-30"."""
    layouts = collections.defaultdict(lambda: collections.defaultdict(dict))
    for line in OFFSETS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kinds, part, field, offset, length = line.split()
            for kind in kinds.split(","):
                layouts[kind][part][field] = (int(offset), int(length) if length != "-" else 0)
    return layouts


class Writer:
    def __init__(self, kind, date, layout):
        self.kind, self.date, self.layout = kind, date, layout
        self.length = next(n for prefix, n in LENGTHS.items() if kind.startswith(prefix))

    def encode(self, field, value, length):
        if field == "serial" or field == "amount" or field.endswith(("_count", "_amount", "_fee", "_length")):
            return value.rjust(length, "0").encode("ascii")
        raw = value.encode("cp949")
        if field == "passbook_text" and not value.isascii():
            raw += b"\xa1\xa1" * ((length - len(raw)) // 2)
        if field.endswith("bank_branch") and value:
            return raw.ljust(length, b"0")
        return raw.ljust(length)

    def record(self, part, values, length=None):
        out = bytearray(b" " * (length or self.length))
        for field, value in values.items():
            offset, size = self.layout[part][field]
            raw = self.encode(field, value, size)
            assert len(raw) == size, (field, value)
            out[offset:offset + size] = raw
        return bytes(out)

    def name(self):
        return self.kind + self.date[5:7] + self.date[8:10]


def by_type(rows, code):
    return [row for row in rows if row.get("application_type") == code]


def amounts(rows):
    return str(sum(int(row["amount"]) for row in rows))


def totals(kind, rows):
    if kind.startswith("EA2"):
        return {}  # nobody knows what the trailer counts
    count = str(len(rows))
    if kind[2] == "1":
        each = {name: str(len(by_type(rows, code)))
                for name, code in (("enroll", "1"), ("cancel", "3"), ("bank_cancel", "7"))}
        return {"record_count": count, "change_count": "0"} | {f"{name}_count": n for name, n in each.items()}
    if kind in ("EB31", "EB32"):
        return {"record_count": count, "credit_count": count, "credit_amount": amounts(rows)}
    if kind[3] == "1":
        return {"record_count": count, "full_count": count, "full_amount": amounts(rows),
                "partial_count": "0", "partial_amount": "0"}
    full, partial = ([row for row in rows if row["outcome"] == letter] for letter in "NP")
    return {"record_count": count, "full_failed_count": str(len(full)), "full_failed_amount": amounts(full),
            "partial_failed_count": str(len(partial)), "partial_failed_amount": amounts(partial)}


def make(kind, date, biller, settings, rows, layouts):
    old = f"{kind}@2015-12-30"
    layout = dict(layouts[kind])
    if date < "2016-01-12" and old in layouts:
        layout["data"] = layouts[old]["data"]
    writer = Writer(kind, date, layout)
    data = [row for row in rows if row.get("part", "data") == "data"]
    ends = [row for row in rows if row.get("part") == "trailer"]
    for number, row in enumerate(data, 1):
        row.setdefault("serial", str(number))
        if kind in ("EB12", "EB14", "EB32"):
            row["outcome"] = "N"
    narrow = "7" if kind.startswith("EA") else "8"
    common = {"biller": biller, "file_name": writer.name()}
    day = next(field for field in DATE_FIELDS if field in layout["header"])
    given = [{field: value for field, value in row.items() if value and field != "part"} for row in data + ends]
    header = {"record_type": "H", "serial": "0", day: date[2:].replace("-", "")} | common | settings
    trailer = {"record_type": "T", "serial": "9" * int(narrow)} | common | totals(kind, data)
    for row in given[len(data):]:
        trailer |= row
    records = [writer.record("header", header)]
    records += [writer.record("data", {"record_type": "R", "biller": biller} | row) for row in given[:len(data)]]
    return b"".join(records + [writer.record("trailer", trailer)])


def make_evidence(name, date, biller, rows, layouts):
    writer = Writer("EI13", date, layouts["EI13"])
    frame = {"business_code": "AE1112", "biller": biller}
    body = b""
    accounts = {row["payer_number"]: row["account"] for row in by_type(read_rows("EB13" + name[4:]), "1")}
    for number, row in enumerate(rows, 1):
        path = HERE / "sources" / "documents" / row.pop("file")
        document = path.read_bytes()
        row |= {"account": accounts[row["payer_number"]], "extension": path.suffix[1:]}
        head = {"record_type": "22", "serial": str(number), "evidence_length": str(len(document))} | frame | row
        body += writer.record("data", head, 119) + document
        body += b" " * (-len(body) % BLOCK)
    header = {"record_type": "11", "serial": "0", "applied_on": date.replace("-", ""),
              "evidence_count": str(len(rows))} | frame
    trailer = {"record_type": "33", "serial": "9999999", "record_count": str(len(rows)),
               "block_count": str(len(body) // BLOCK)} | frame
    return writer.record("header", header) + body + writer.record("trailer", trailer)


def read_rows(name):
    with open(HERE / "sources" / f"{name}.csv", encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def samples():
    layouts = read_layouts()
    options = argparse.ArgumentParser()
    options.add_argument("name")
    options.add_argument("kind")
    options.add_argument("--date")
    options.add_argument("--biller")
    options.add_argument("--set", action="append", default=[])
    options.add_argument("--accept-assumed", action="store_true")
    for line in (HERE / "sources" / "commands.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            told = options.parse_args(line.split())
            settings = dict(setting.split("=", 1) for setting in told.set)
            yield told.name, make(told.kind, told.date, told.biller, settings, read_rows(told.name), layouts)
    yield "EI130316", make_evidence("EI130316", "2016-03-16", "9912345678", read_rows("EI130316"), layouts)


def main():
    check = sys.argv[1:] == ["--check"]
    different = []
    for name, raw in samples():
        path = HERE / name
        if check and path.read_bytes() != raw:
            different.append(name)
        if not check:
            path.write_bytes(raw)
    for name in different:
        print(f"{name}: the sample is not what sources/{name}.csv makes", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
