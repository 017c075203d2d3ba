"""The exported JSON Schema accepts what kcms parse prints of good files, and refuses what is not of the layout.

usage: schema_judges.py KCMS SAMPLES
"""
import copy
import json

import kcms_program
from kcms_program import Missing

try:
    import jsonschema
except ImportError:
    jsonschema = None

SAMPLES = {"EB110316": "EB11", "EB110317": "EB11", "EB111230": "EB11", "EB120316": "EB12", "EB130316": "EB13",
           "EB140316": "EB14", "EB210316": "EB21", "EB220316": "EB22", "EC210316": "EC21", "EC220316": "EC22",
           "EB310316": "EB31", "EA110316": "EA11", "EA130316": "EA13", "EI130316": "EI13", "own/meals.txt": "MEALS"}


def judge_of(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def accepted(judge, document, what):
    faults = [f"{'/'.join(map(str, fault.absolute_path))}: {detail.message}"
              for fault in judge.iter_errors(document) for detail in (fault.context or [fault])]
    assert not faults, f"{what}: refused:\n" + "\n".join(faults[:20])


def refused(judge, document, change, what):
    damaged = copy.deepcopy(document)
    change(damaged["files"][0])
    assert not judge.is_valid(damaged), f"{what}: not refused"


def data_of(file):
    return next(row for row in file["records"] if row["part"] == "data")


def damage(judge, document):
    """Each change alone makes the document one that the schema refuses."""
    for what, change in {
        "a letter in a serial": lambda file: data_of(file).update(serial="0000000A"),
        "a short serial": lambda file: data_of(file).update(serial="1"),
        "a number for a text": lambda file: data_of(file).update(serial=1),
        "another tag": lambda file: data_of(file).update(record_type="Q"),
        "no month": lambda file: data_of(file).update(applied_on="161316"),
        "an unknown code": lambda file: data_of(file).update(application_type="2"),
        "a blank payer number": lambda file: data_of(file).update(payer_number=""),
        "a payer number too long": lambda file: data_of(file).update(payer_number="P" * 21),
        "an unknown field": lambda file: data_of(file).update(surprise=""),
        "a missing field": lambda file: data_of(file).pop("account"),
        "an unknown part": lambda file: data_of(file).update(part="middle"),
        "another kind": lambda file: file.update(kind="EB21"),
    }.items():
        refused(judge, document, change, what)


def test(kcms):
    if jsonschema is None:
        raise Missing("python3-jsonschema is not installed: ./bootstrap test installs what the tests need")
    for sample, kind in SAMPLES.items():
        judge = judge_of(json.loads(kcms.export(kind, "json-schema", sample)))
        accepted(judge, kcms.document(sample), sample)
        accepted(judge, kcms.document(sample, "--reveal"), f"{sample} revealed")
    damage(judge_of(json.loads(kcms.export("EB13", "json-schema"))), kcms.document("EB130316"))


if __name__ == "__main__":
    kcms_program.main(test)
