"""GnuCOBOL reads samples by the exported copybook and finds what kcms parse finds.

usage: cobol_reads.py KCMS SAMPLES
"""
import json
import pathlib
import re
import tempfile

import kcms_program
from kcms_program import need, run

SAMPLES = {"EB110316": "EB11", "EB111230": "EB11", "EB130316": "EB13", "EB140316": "EB14",
           "EB210316": "EB21", "EB220316": "EB22", "EB310316": "EB31", "EA110316": "EA11", "EI130316": "EI13",
           "own/meals.txt": "MEALS"}

PROGRAM = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. READER.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT INPUT-FILE ASSIGN TO "input.dat"
               ORGANIZATION IS {organization}.
       DATA DIVISION.
       FILE SECTION.
       FD  INPUT-FILE.
           COPY "layout.cpy".
       WORKING-STORAGE SECTION.
       01  END-OF-INPUT PIC X VALUE "N".
       PROCEDURE DIVISION.
           OPEN INPUT INPUT-FILE.
           PERFORM UNTIL END-OF-INPUT = "Y"
               READ INPUT-FILE
                   AT END MOVE "Y" TO END-OF-INPUT
                   NOT AT END PERFORM SHOW-RECORD
               END-READ
           END-PERFORM.
           CLOSE INPUT-FILE.
           STOP RUN.
       SHOW-RECORD.
{show}           CONTINUE.
"""


def records_of(copybook):
    """Each record of a copybook: its name, the names of its fields in order, and its 88 levels for tags."""
    records = []
    for line in copybook.splitlines():
        assert len(line.encode()) <= 72, f"longer than 72 columns: {line}"
        level = re.match(r" +(01|05|88)  (\S+?)[ .]", line)
        if line[6:7] == "*" or not level:
            continue
        if level[1] == "01":
            records.append((level[2], [], []))
        elif level[1] == "05":
            records[-1][1].append(level[2])
        elif level[2].endswith("-FITS"):
            records[-1][2].append(level[2])
    return records


def show(record, fields, tags, shown):
    lines = ["IF " + "\n              AND ".join(f"{tag}\n              OF {record}" for tag in tags),
             f'  DISPLAY "= {record}"']
    for field in shown:
        lines.append(f'  DISPLAY "{field}:" {field}\n              OF {record}')
    lines.append("END-IF")
    return "".join(f"           {line}\n" for line in lines)


def output_of(copybook, sample, shown):
    """What a COBOL program displays of a file: for each record its name and its fields, as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "layout.cpy").write_text(copybook)
        (folder / "input.dat").write_bytes(sample.read_bytes())
        organization = "LINE SEQUENTIAL" if sample.read_bytes().endswith(b"\n") else "SEQUENTIAL"
        source = PROGRAM.format(organization=organization, show="".join(
            show(*record, shown[record[0]]) for record in records_of(copybook)))
        (folder / "reader.cob").write_text(source)
        run(need("cobc"), "-x", "-std=default", "-Wall", "-Werror", "reader.cob", cwd=folder)
        return run(folder / "reader", cwd=folder)


def displayed(output):
    """The records of such an output, as the name and the values."""
    records = []
    for line in output.split(b"\n"):
        if line.startswith(b"= "):
            records.append((line[2:].decode(), {}))
        elif b":" in line and records:
            name, _, value = line.partition(b":")
            records[-1][1][name.decode()] = value
    return records


def names_of(rules):
    """The fields of a record in the order of the layout, which the rows of parse need not have; without its tail."""
    return [name for name in rules["required"][1:] if rules["properties"][name].keys() & {"const", "enum", "pattern"}]


def cobol_name(name):
    return name.upper().replace("_", "-")


def text(value):
    """A value without what only fills it up."""
    return value.rstrip(" \u3000")


def compare(kcms, sample, kind):
    copybook = kcms.export(kind, "cobol", sample)
    parsed = kcms.document(sample, "--reveal")["files"][0]["records"]
    layout = records_of(copybook)
    schema = json.loads(kcms.export(kind, "json-schema", sample))
    names = {f"{kind}-{cobol_name(record)}": names_of(rules) for record, rules in schema["$defs"].items()}
    shown = {record: [field for field, _ in zip(fields, names[record]) if field != "FILLER"]
             for record, fields, _ in layout}
    found = displayed(output_of(copybook, kcms.samples / sample, shown))
    assert len(found) == len(parsed), f"{sample}: COBOL reads {len(found)} records, parse {len(parsed)}"
    fields_of = {record: fields for record, fields, _ in layout}
    for (record, values), row in zip(found, parsed):
        assert record == f"{kind}-{cobol_name(row['part'])}", f"{sample}: COBOL takes {row['part']} for {record}"
        for field, name in zip(fields_of[record], names[record]):
            if field not in values:
                continue
            seen = text(values[field].decode("cp949"))
            assert seen == text(row[name]), f"{sample}: {record} {field}: COBOL {seen!r}, parse {row[name]!r}"
    print(f"{sample}: {len(found)} records, {sum(len(values) for _, values in found)} values alike")


def test(kcms):
    for sample, kind in SAMPLES.items():
        compare(kcms, sample, kind)


if __name__ == "__main__":
    kcms_program.main(test)
