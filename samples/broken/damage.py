#!/usr/bin/env python3
"""Writes a broken sample for each rule: a good sample of ../ with the least damage that shows it, and expected.txt.

usage: damage.py [--check]     --check writes nothing and fails where a file differs

Every line of expected.txt is `severity rule record field centre_code`, with - for what is empty. What is expected
was thought out by hand below; it is never copied from what kcms says.
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent))
from make import BLOCK, LENGTHS, read_layouts  # noqa: E402  (it lies in the folder above)

LAYOUTS = read_layouts()
PARTS = {b"H": "header", b"R": "data", b"T": "trailer", b"11": "header", b"22": "data", b"33": "trailer"}


class File:
    """The records of a good sample. They count from 1, the header is record 1."""

    def __init__(self, name):
        self.layout = LAYOUTS[name[:4]]
        self.in_blocks = name.startswith("EI")
        whole = (HERE.parent / name).read_bytes()
        length = next(n for prefix, n in LENGTHS.items() if name.startswith(prefix))
        self.records = []
        while whole:
            size = self.size_in_blocks(whole) if self.in_blocks else length
            self.records.append(whole[:size])
            whole = whole[size:]

    def size_in_blocks(self, bytes_left):
        offset, size = self.layout["data"]["evidence_length"]
        document = int(bytes_left[offset:offset + size]) if bytes_left[6:8] == b"22" else 0
        return -(-(119 + document) // BLOCK) * BLOCK

    def place(self, number, field):
        record = self.records[number - 1]
        part = PARTS[record[6:8] if self.in_blocks else record[:1]]
        return self.layout[part][field]

    def put(self, number, field, value):
        """Writes a text over a field, and blanks over the rest of it."""
        offset, size = self.place(number, field)
        raw = (value if isinstance(value, bytes) else value.encode("cp949")).ljust(size)
        assert len(raw) == size, (field, value)
        record = self.records[number - 1]
        self.records[number - 1] = record[:offset] + raw + record[offset + size:]
        return self

    def add(self, number, field, more):
        """Adds to the number in a field."""
        offset, size = self.place(number, field)
        return self.put(number, field, f"{int(self.records[number - 1][offset:offset + size]) + more:0{size}}")

    def document(self, number, content):
        """Puts another document behind a record; the count of blocks is left as it is."""
        length = len(content)
        head = self.records[number - 1][:119] + content
        self.records[number - 1] = head.ljust(-(-len(head) // BLOCK) * BLOCK)
        return self.put(number, "evidence_length", f"{length:07}")

    def remove(self, number):
        del self.records[number - 1]
        return self

    def insert(self, number, record):
        self.records.insert(number - 1, record)
        return self

    def move(self, number, to):
        record = self.records.pop(number - 1)
        return self.insert(to, record)

    def whole(self, end=b""):
        return b"".join(record + end for record in self.records)


def EB13():
    """Header 1, applications 2 to 7, trailer 8."""
    return File("EB130316")


def EB21():
    """Header 1, debits 2 to 7, trailer 8."""
    return File("EB210316")


def EB14():
    """Header 1, a failure 2 with a serial in order, trailer 3."""
    return File("EB140316").put(2, "serial", "00000001")


def large_gif():
    """A picture of 5158 bytes: more than a signed document may have."""
    gif = document("sources/documents/consent-0012.gif")
    return gif[:19] + b"\x21\xfe" + (b"\xff" + b" " * 255) * 20 + b"\0" + gif[19:]


def document(name):
    return (HERE.parent / name).read_bytes()


def without_width(tif):
    """The entry of the width gets a tag that nobody knows."""
    return tif.replace(b"\x00\x01\x03\x00", b"\x00\x81\x03\x00", 1)


def endless(wav):
    """The sizes of the file and of its sound were never written."""
    data = wav.index(b"data") + 4
    return wav[:4] + b"\xff" * 4 + wav[8:data] + b"\xff" * 4 + wav[data + 4:]


def signed(name):
    """One of the signed consents in sources/signed/."""
    return (HERE.parent / "sources" / "signed" / name).read_bytes()


def signed_EI13(consent):
    """Its second evidence, in record 3, is a signed consent."""
    file = EI13().document(3, consent).put(3, "evidence_type", "2").put(3, "extension", "der")
    return file.add(6, "block_count", len(file.records[2]) // BLOCK - 1)


def EI13():
    """Header 1, documents 2 to 5, trailer 6."""
    return File("EI130316")


LETTERS = """\
# A format with a field of letters, which none of the built-in layouts has.

schema = 1

[file]
length  = 10
charset = "ascii"
framing = "lf"
order   = ["header", "data*"]
grade   = "official"
source  = "our own table"

[kind.GRADES]
title     = { ko = "성적", en = "Grades" }
direction = "send"

[record.header]
title  = { ko = "표제부", en = "Header" }
fields = [
  { no = "1", name = "record_type", ko = "레코드 구분", en = "Record type", mode = "A",  length = 1, is = "H", tag = true },
  { no = "2", name = "title",       ko = "제목",       en = "Title",       mode = "AN", length = 9, is = "GRADES" },
]

[record.data]
title  = { ko = "성적", en = "Grade" }
fields = [
  { no = "1", name = "record_type", ko = "레코드 구분", en = "Record type", mode = "A", length = 1, is = "G", tag = true },
  { no = "2", name = "class",       ko = "반",         en = "Class",       mode = "N", length = 7 },
  { no = "3", name = "grade",       ko = "등급",       en = "Grade",       mode = "A", length = 2 },
]
"""

# rule: (file, its bytes or the damaged sample, what is found)
CASES = {
    # The file as a whole.
    "file-empty": ("EB130316", b"", "fatal file-empty 0 - -"),
    "unknown-kind": ("letter.txt", b"Dear biller,\nplease find the file attached.\n", "fatal unknown-kind 0 - -"),
    # The end is missing: so is the trailer.
    "file-size": ("EB130316", EB13().whole()[:-50], "fatal file-size 0 - -\nerror trailer-missing 7 - -"),
    "file-name-on-disk": ("EB130317", EB13(), "error file-name-on-disk 0 - -"),
    "utf-16": ("EB130316", b"\xff\xfe" + EB13().whole().decode("cp949").encode("utf-16-le"), "fatal utf-16 0 - -"),
    # Asked for as an EB14, as options.txt says.
    "kind-differs": ("file", EB13().whole(), "fatal kind-differs 0 - -"),
    # Saved by an editor in UTF-8; the text is ASCII.
    "byte-order-mark": ("EB130316", b"\xef\xbb\xbf" + EB13().whole(), "error byte-order-mark 0 - -"),
    # The applications were put together on two systems.
    "line-ends-mixed": ("EB130316", EB13().whole(b"\n").replace(b"\nR00000004", b"\r\nR00000004"),
                        "note line-ends 0 - -\nerror line-ends-mixed 4 - -"),
    # An editor took the blanks off the ends of all lines.
    "blanks-missing": ("EB130316", b"".join(record.rstrip() + b"\n" for record in EB13().records),
                       "note line-ends 0 - -\nerror blanks-missing 1 - -"),
    "line-ends": ("EB130316", EB13().whole(b"\r\n"), "note line-ends 0 - -"),
    "end-of-file-byte": ("EB130316", EB13().whole() + b"\x1a", "note end-of-file-byte 0 - -"),
    # One digit of an account in record 4 was deleted in an editor, which had broken the lines before.
    "odd-line": ("EB130316", EB13().whole(b"\n").replace(b"1002003004013", b"100200300401"),
                 "note line-ends 0 - -\nerror odd-line 4 - -"),
    "trailing-garbage": ("EB130316", EB13().whole() + b"\0" * 240, "error trailing-garbage 9 - -"),

    # Records and their order.
    "unknown-record": ("EB130316", EB13().put(4, "record_type", "D"), "error unknown-record 4 - 0081"),
    "header-missing": ("EB130316", EB13().remove(1), "error header-missing 1 - -"),
    "header-repeated": ("EB130316", EB13().insert(2, EB13().records[0]), "error header-repeated 2 - -"),
    "trailer-missing": ("EB130316", EB13().remove(8), "error trailer-missing 7 - -"),
    "trailer-repeated": ("EB130316", EB13().insert(9, EB13().records[7]), "error trailer-repeated 9 - -"),
    # The last application was added behind the trailer, whose counts do not know it.
    "record-order": ("EB130316",
                     EB13().add(8, "record_count", -1).add(8, "cancel_count", -1).move(7, 8),
                     "error record-order 8 - -"),
    "serial-out-of-order": ("EB130316", EB13().put(4, "serial", "00000033"),
                            "error serial-out-of-order 4 serial 0081"),
    "serial-of-result": ("EB140316", EB14().put(2, "serial", "00000005"), "note serial-of-result 2 serial -"),

    # Fields.
    "field-constant": ("EB140316", EB14().put(2, "outcome", "P"), "error field-constant 2 outcome -"),
    "field-blank": ("EB130316", EB13().put(3, "filler_2", "REMARK"), "error field-blank 3 filler_2 0089"),
    "field-zero": ("EB130316", EB13().put(8, "change_count", "00000001"),
                   "error field-zero 8 change_count 0090"),
    "field-missing": ("EB130316", EB13().put(2, "holder_id", ""), "error field-missing 2 holder_id -"),
    "field-digits": ("EB210316", EB21().put(4, "amount", "       50,000"), "error field-digits 4 amount 0075"),
    "field-letters": ("grades.txt", b"HGRADES   \nG0000001A+\nG0000002B \n", "error field-letters 2 grade -"),
    "field-characters": ("EB130316", EB13().put(2, "payer_number", "회원0011"),
                         "error field-characters 2 payer_number 0088"),
    "embedded-blank": ("EB130316", EB13().put(2, "payer_number", "PAYER 0011"),
                       "error embedded-blank 2 payer_number 0098"),
    "field-padding": ("EB130316", EB13().put(2, "payer_number", " PAYER0011"),
                      "error field-padding 2 payer_number -"),
    "digits-only": ("EB130316", EB13().put(2, "account", "1002-003-004011"), "error digits-only 2 account -"),
    # 050404 lost its zero in a spreadsheet.
    "field-length": ("EB130316", EB13().put(2, "holder_id", "50404"), "error field-length 2 holder_id -"),
    "field-code": ("EB210316", EB21().put(4, "debit_mode", "9"), "error field-code 4 debit_mode 0075"),
    "field-range": ("EB210316", EB21().add(5, "amount", -1).add(8, "full_amount", -1),
                    "error field-range 5 amount 0075"),
    "amount-zero": ("EB210316", EB21().put(5, "amount", "0" * 13).add(8, "full_amount", -140),
                    "error amount-zero 5 amount 0061"),
    "value-differs": ("EB130316", EB13().put(5, "biller", "9900000000"), "error value-differs 5 biller -"),
    "file-name": ("EB130316", EB13().put(1, "file_name", "EB13MMDD").put(8, "file_name", "EB13MMDD"),
                  "error file-name 1 file_name -\nerror file-name 8 file_name -"),

    # Dates.
    "date-invalid": ("EB130316", EB13().put(3, "applied_on", "160231"), "error date-invalid 3 applied_on A011"),
    "date-after": ("EB130316", EB13().put(3, "applied_on", "160317"), "error date-after 3 applied_on A011"),
    "date-differs": ("EB210316", EB21().put(1, "debit_date", "160317"), "error date-differs 1 debit_date -"),

    # Text.
    "text-broken": ("EB210316", EB21().put(2, "passbook_text", "정기후원금".encode("cp949")[:9]),
                    "error text-broken 2 passbook_text 0087"),
    "text-outside-ksx1001": ("EB210316", EB21().put(2, "passbook_text", "뷁회비"),
                             "error text-outside-ksx1001 2 passbook_text 0087"),
    "text-control": ("EB210316", EB21().put(3, "passbook_text", "CLUB\tFEE"),
                     "error text-control 3 passbook_text 0068"),
    "text-mixed": ("EB210316", EB21().put(3, "passbook_text", "CLUB회비"), "error text-mixed 3 passbook_text -"),

    # Named checks. The thirteen digits are no resident number: the last seven are zeros.
    "resident-number": ("EB130316", EB13().put(2, "holder_id", "8304040000000"),
                        "error resident-number 2 holder_id 0091"),
    "business-number": ("EB130316", EB13().put(3, "holder_id", "1234567890"),
                        "warning business-number 3 holder_id -"),
    "birth-date": ("EB130316", EB13().put(2, "holder_id", "831304"), "warning birth-date 2 holder_id -"),
    "unknown-bank": ("EB130316", EB13().put(2, "bank_branch", "9990000"),
                     "warning unknown-bank 2 bank_branch 0011"),
    "account-zero": ("EB130316", EB13().put(2, "account", "0000000000000"), "warning account-zero 2 account -"),
    "unknown-failure-code": ("EB140316", EB14().put(2, "failure_code", "0013"),
                             "warning unknown-failure-code 2 failure_code -"),

    # Records together.
    "combination": ("EB110316", File("EB110316").put(3, "application_type", "1").put(3, "holder_id", "810202")
                    .add(9, "enroll_count", 1).add(9, "cancel_count", -1),
                    "note combination 3 - -"),
    "count-mismatch": ("EB130316", EB13().add(8, "record_count", 1),
                       "error count-mismatch 8 record_count -"),
    "sum-mismatch": ("EB210316", EB21().add(8, "full_amount", 1),
                     "error sum-mismatch 8 full_amount -"),
    # Header and trailer were counted too.
    "block-count": ("EI130316", EI13().add(6, "block_count", 2), "error block-count 6 block_count -"),
    "one-account-per-payer": ("EB130316", EB13().put(3, "payer_number", "PAYER0011"),
                              "error one-account-per-payer 3 payer_number -"),
    "payer-repeated": ("EB210316", EB21().put(4, "payer_number", "PAYER0021").put(4, "bank_branch", "0040000")
                       .put(4, "account", "1002003004021"),
                       "warning payer-repeated 4 payer_number -"),

    # Records with a document behind them.
    "document-cut-off": ("EI130316", EI13().whole()[:-BLOCK - 600],
                         "fatal document-cut-off 5 - -\nerror trailer-missing 5 - -"),
    "document-length": ("EI130316", EI13().add(2, "evidence_length", 5000),
                        "error document-length 2 evidence_length -"),
    "bytes-skipped": ("EI130316", EI13().insert(4, b" " * BLOCK), "error bytes-skipped 3 - -"),
    "filler": ("EI130316", EI13().add(2, "evidence_length", -1), "error filler 2 - -"),

    # What `evidence verify --against EB130316` finds.
    "evidence-type": ("EI130316", EI13().put(2, "evidence_type", "6"), "error evidence-type 2 evidence_type 0101"),
    "evidence-extension": ("EI130316", EI13().put(2, "evidence_type", "4"),
                           "error evidence-extension 2 extension 0102"),
    "evidence-size": ("EI130316", EI13().document(2, large_gif()).put(2, "evidence_type", "2")
                      .add(6, "block_count", 5),
                      "error evidence-extension 2 extension 0102\nerror evidence-size 2 evidence_length 0103"),
    "evidence-empty": ("EI130316", EI13().document(2, b""), "error evidence-empty 2 evidence_length -"),
    # A GIF that was renamed; a JPEG that lost its end under way; a TIFF of which a page does not say how wide it is.
    "evidence-media-type": ("EI130316", EI13().put(2, "extension", "tif"),
                            "error evidence-media-type 2 - 0102"),
    "evidence-truncated": ("EI130316", EI13().document(2, document("documents/baseline.jpg")[:-100])
                           .put(2, "extension", "jpg").add(6, "block_count", 1),
                           "error evidence-truncated 2 - 0105"),
    "evidence-unreadable": ("EI130316", EI13().document(2, without_width(document("documents/fax-g4.tif")))
                            .put(2, "extension", "tif"),
                            "error evidence-unreadable 2 - 0105"),
    # Recorded into a pipe; and a picture with another one behind it.
    "evidence-unsized": ("EI130316", EI13().document(4, endless(document("documents/gsm.wav"))),
                         "warning evidence-unsized 4 - -"),
    "evidence-stray-bytes": ("EI130316", EI13().document(3, document("sources/documents/consent-0012.gif") * 2),
                             "warning evidence-stray-bytes 3 - -"),
    "evidence-missing": ("EI130316", EI13().remove(5).add(1, "evidence_count", -1).add(5, "record_count", -1)
                         .add(5, "block_count", -3),
                         "error evidence-missing 0 - 0078"),
    "evidence-unasked": ("EI130316", EI13().put(2, "payer_number", "PAYER0099"),
                         "error evidence-missing 0 - 0078\nerror evidence-unasked 2 payer_number -"),
    "evidence-repeated": ("EI130316", EI13().put(3, "payer_number", "PAYER0011"),
                          "error evidence-missing 0 - 0078\nerror evidence-repeated 3 payer_number -"),
    "evidence-differs": ("EI130316", EI13().put(2, "account", "1002003004019"),
                         "error evidence-differs 2 account -"),
    "signature-unreadable": ("EI130316", signed_EI13(b"-----BEGIN PKCS7-----\n"), "error signature-unreadable 3 - 0105"),
    "signature-surplus": ("EI130316", signed_EI13(signed("good.der") + b"\r\n"), "error signature-surplus 3 - 0105"),
    "signature-chain": ("EI130316", signed_EI13(signed("good.der")), "error signature-chain 3 - 0105"),
}
# Signed consents with one thing wrong, in files of the same name.
for fault in ("encoding", "type", "version", "content", "crls", "missing", "signer", "certificate", "attributes", "digest",
              "algorithm", "wrong", "date"):
    CASES[f"signature-{fault}"] = ("EI130316", signed_EI13(signed(f"{fault}.der")), f"error signature-{fault} 3 - 0105")


def files():
    yield "field-letters/grades.toml", LETTERS.encode()
    yield "kind-differs/options.txt", b"--kind EB14\n"
    yield "signature-chain/other.pem", signed("other.pem")
    for rule, (name, content, expected) in CASES.items():
        yield f"{rule}/{name}", content.whole() if isinstance(content, File) else content
        yield f"{rule}/expected.txt", (expected + "\n").encode()


def main():
    check = sys.argv[1:] == ["--check"]
    different = []
    for name, content in files():
        path = HERE / name
        if check:
            if not path.is_file() or path.read_bytes() != content:
                different.append(name)
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    for name in different:
        print(f"{name}: is not what damage.py makes", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
