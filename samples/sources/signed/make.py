#!/usr/bin/env python3
"""Writes the signed consents of this folder: a good one, and one for each thing that can be wrong.

usage: make.py

It encodes DER by hand, so that it can say what no honest program would, and signs with the openssl tool. Keys are made
for one run and thrown away: every run writes other bytes, and nobody can sign in the name of these certificates again.
All names are invented.
"""
import hashlib
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

DATA, SIGNED_DATA = "1.2.840.113549.1.7.1", "1.2.840.113549.1.7.2"
CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME = (f"1.2.840.113549.1.9.{n}" for n in (3, 4, 5))
TIME_STAMP = "1.2.840.113549.1.9.16.2.14"
RSA, SHA256_RSA, ECDSA_SHA256 = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2"
DIGESTS = {"sha1": "1.3.14.3.2.26", "sha256": "2.16.840.1.101.3.4.2.1"}
CONSENT = "출금이체에 동의합니다. 납부자번호 PAYER0012, 이용기관 9912345678\n".encode()


def tlv(tag, *parts):
    body = b"".join(parts)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    count = -(-size.bit_length() // 8)
    return bytes([tag, 0x80 | count]) + size.to_bytes(count, "big") + body


def sequence(*parts):
    return tlv(0x30, *parts)


def a_set(*parts):
    return tlv(0x31, *sorted(parts))


def integer(value):
    return tlv(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(dotted):
    first, second, *rest = map(int, dotted.split("."))
    body = bytes([first * 40 + second])
    for number in rest:
        piece = [number & 127]
        while number := number >> 7:
            piece.insert(0, 128 | number & 127)
        body += bytes(piece)
    return tlv(6, body)


def algorithm(dotted):
    return sequence(oid(dotted)) if dotted == ECDSA_SHA256 else sequence(oid(dotted), tlv(5))


def octets(body):
    return tlv(4, body)


def time(text):
    return tlv(0x17, text.encode())


def name(common):
    pairs = ("2.5.4.6", 0x13, "KR"), ("2.5.4.10", 0x0C, "Example"), ("2.5.4.3", 0x0C, common)
    return sequence(*(a_set(sequence(oid(kind), tlv(tag, value.encode()))) for kind, tag, value in pairs))


def openssl(*arguments, given=None):
    return subprocess.run(["openssl", *arguments], input=given, capture_output=True, check=True).stdout


class Signer:
    """A key, and a certificate that `issuer` signed; its own where that is None."""

    def __init__(self, folder, common, issuer, serial, curve=None):
        self.path, self.common, self.serial = folder / f"{serial}.pem", common, serial
        self.issuer = issuer or self
        self.algorithm = ECDSA_SHA256 if curve else SHA256_RSA
        kind = ["-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{curve}"] if curve else ["-algorithm", "RSA"]
        openssl("genpkey", *kind, "-out", str(self.path))
        self.public = openssl("pkey", "-in", str(self.path), "-pubout", "-outform", "DER")
        self.key_id = hashlib.sha1(self.public).digest()
        body = sequence(
            tlv(0xA0, integer(2)), integer(serial), algorithm(self.issuer.algorithm), name(self.issuer.common),
            sequence(time("160101000000Z"), time("171231235959Z")), name(common), self.public,
            tlv(0xA3, sequence(
                sequence(oid("2.5.29.19"), tlv(1, b"\xff"), octets(sequence(tlv(1, b"\xff")) if not issuer else sequence())),
                sequence(oid("2.5.29.14"), octets(octets(self.key_id))))))
        self.certificate = self.issuer.sealed(body)

    def sign(self, body, digest="sha256"):
        return openssl("dgst", f"-{digest}", "-sign", str(self.path), given=body)

    def sealed(self, body):
        return sequence(body, algorithm(self.algorithm), tlv(3, b"\0", self.sign(body)))

    def revocations(self):
        return self.sealed(sequence(integer(1), algorithm(self.algorithm), name(self.common), time("160301000000Z")))

    def pem(self):
        return openssl("x509", "-inform", "DER", given=self.certificate)


def attribute(kind, value):
    return sequence(oid(kind), a_set(value))


def signer_info(signer, content, digest="sha256", when="160316010000Z", by_key=False, version=None, unsigned=b"",
                encryption=RSA):
    attributes = [attribute(CONTENT_TYPE, oid(DATA)),
                  attribute(MESSAGE_DIGEST, octets(hashlib.new(digest, content).digest()))]
    if when:
        attributes.append(attribute(SIGNING_TIME, time(when)))
    signed = a_set(*attributes)
    return sequence(
        integer(version or (3 if by_key else 1)),
        tlv(0x80, signer.key_id) if by_key else sequence(name(signer.issuer.common), integer(signer.serial)),
        algorithm(DIGESTS[digest]), b"\xa0" + signed[1:], algorithm(encryption), octets(signer.sign(signed, digest)),
        unsigned)


def signed_data(certificates, signers, content=CONSENT, version=1, digest="sha256", crls=b""):
    inside = sequence(oid(DATA), tlv(0xA0, octets(content)) if content is not None else b"")
    return info(SIGNED_DATA, sequence(
        integer(version), a_set(algorithm(DIGESTS[digest])), inside,
        tlv(0xA0, *certificates) if certificates else b"", crls, a_set(*signers)))


def info(kind, body):
    return sequence(oid(kind), tlv(0xA0, body))


def endless(der):
    """The same value with its end marked instead of counted, which is BER and not DER."""
    header = 2 + (der[1] & 127 if der[1] & 128 else 0)
    return der[:1] + b"\x80" + der[header:] + b"\0\0"


def consents(folder):
    root = Signer(folder, "Example Root", None, 1)
    other = Signer(folder, "Another Root", None, 2)
    payer = Signer(folder, "Payer 0012", root, 1001)
    curve = Signer(folder, "Payer 0013", root, 1002, curve="P-256")
    yield "root.pem", root.pem()
    yield "other.pem", other.pem()

    def one(signer=payer, certificates=(payer.certificate,), data=(), **details):
        return signed_data(certificates, [signer_info(signer, CONSENT, **details)], **dict(data))

    good = one()
    yield "good.der", good
    yield "no-time.der", one(when=None)
    yield "encoding.der", endless(good)
    yield "type.der", info(DATA, octets(CONSENT))
    yield "version.der", one(data={"version": 2})
    yield "signer-version.der", one(version=2)
    yield "content.der", one(data={"content": None})
    yield "digest.der", one(digest="sha1", data={"digest": "sha1"})
    yield "algorithm.der", one(curve, [curve.certificate], encryption=ECDSA_SHA256)
    yield "missing.der", signed_data([payer.certificate], [])
    yield "signer.der", one(by_key=True, data={"version": 3})
    yield "certificate.der", one(certificates=[root.certificate])
    yield "crls.der", one(data={"crls": tlv(0xA1, root.revocations())})
    yield "attributes.der", one(unsigned=tlv(0xA1, attribute(TIME_STAMP, octets(b""))))
    yield "wrong.der", good.replace(b"9912345678", b"9912345679")
    yield "date.der", one(when="180316010000Z")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for file, content in consents(pathlib.Path(folder)):
            (HERE / file).write_bytes(content)


if __name__ == "__main__":
    main()
