"""SQLite and PostgreSQL take the exported tables and the rows that kcms parse prints, and hold them to the layout.

usage: databases_take.py KCMS SAMPLES
"""
import csv
import io
import os
import pathlib
import pwd
import shutil
import tempfile

import kcms_program
from kcms_program import Missing, need, run

SAMPLES = {"EB110316": "EB11", "EB130316": "EB13", "EB140316": "EB14", "EB210316": "EB21", "EB220316": "EB22",
           "EB310316": "EB31", "EA110316": "EA11", "EI130316": "EI13"}
PARTS = ("header", "data", "trailer")

# Rows that no table of EB13 may take: a column of the first data row, and another value for it.
WRONG = (("serial", "0000000A"), ("serial", "1"), ("record_type", "Q"), ("application_type", "2"), ("payer_number", ""),
         ("payer_number", "P" * 21), ("account", "12-34"), ("filler_1", "x"))


class Sqlite:
    """A database in a file of a folder."""

    name = "SQLite"

    def __init__(self, folder):
        self.command = [need("sqlite3"), "-batch", "-bail", str(folder / "kcms.db")]
        self.folder = folder

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        pass

    def run(self, sql):
        return run(*self.command, input=sql.encode())

    def load(self, table, text):
        """Takes a table of CSV; raises where a row is refused."""
        rows = self.folder / "rows.csv"
        rows.write_text(text, encoding="utf-8", newline="")
        done = self.run(f'.import --csv --skip 1 "{rows}" {table}\nselect count(*) from {table};\n')
        assert int(done) == len(list(csv.reader(io.StringIO(text)))) - 1, f"{table}: a row was refused"

    def rows(self, table):
        return list(csv.reader(io.StringIO(self.run(f".mode csv\nselect * from {table};\n").decode())))


class Postgres:
    """A server of its own, reached by a socket in a folder only."""

    name = "PostgreSQL"

    def __init__(self, folder):
        binaries = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not binaries:
            raise Missing("postgresql is not installed: ./bootstrap test installs what the tests need")
        self.bin = binaries[-1].parent
        self.folder = folder
        # The server refuses to run as root.
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.prefix:
            postgres = pwd.getpwnam("postgres")
            os.chown(folder, postgres.pw_uid, postgres.pw_gid)

    def server(self, program, *arguments):
        return run(*self.prefix, self.bin / program, *arguments, cwd=self.folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C"})

    def __enter__(self):
        data = self.folder / "data"
        self.server("initdb", "--pgdata", data, "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        self.server("pg_ctl", "--pgdata", data, "--wait", "--log", self.folder / "log", "--options", options, "start")
        return self

    def __exit__(self, *failure):
        self.server("pg_ctl", "--pgdata", self.folder / "data", "--mode", "immediate", "stop")

    def run(self, sql, *options):
        return run(*self.prefix, self.bin / "psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1",
                   "--host", self.folder, "--dbname", "postgres", *options, input=sql.encode(), cwd=self.folder)

    def load(self, table, text):
        rows = self.folder / "rows.csv"
        rows.write_text(text, encoding="utf-8", newline="")
        self.run(f"\\copy {table} from '{rows}' (format csv, header, null '\\N')\n")

    def rows(self, table):
        out = self.run(f"\\copy (select * from {table}) to pstdout (format csv)\n")
        return list(csv.reader(io.StringIO(out.decode())))


def text_of(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def fill(kcms, database, sample, kind):
    database.run(kcms.export(kind, "sql"))
    for part in PARTS:
        table = f"{kind.lower()}_{part}"
        for options in ((), ("--reveal",)):
            text, rows = kcms.table(sample, part, *options)
            database.run(f"delete from {table};\n")
            database.load(table, text)
            assert database.rows(table) == rows[1:], f"{database.name}: {sample}: the rows of {part} changed"


def refuse(kcms, database):
    (names, row, *_), table = kcms.table("EB130316", "data", "--reveal")[1], "eb13_data"
    for column, value in WRONG:
        wrong = list(row)
        wrong[names.index(column)] = value
        try:
            database.run(f"delete from {table};\n")
            database.load(table, text_of([names, wrong]))
        except AssertionError:
            continue
        raise AssertionError(f"{database.name}: takes {value!r} for {column}")


def test(kcms):
    for make in (Sqlite, Postgres):
        # The path of a socket is short.
        folder = pathlib.Path(tempfile.mkdtemp(prefix="kcms-", dir="/tmp"))
        try:
            with make(folder) as database:
                for sample, kind in SAMPLES.items():
                    fill(kcms, database, sample, kind)
                refuse(kcms, database)
                print(f"{database.name}: {len(SAMPLES)} kinds of file taken, {len(WRONG)} wrong rows refused")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    kcms_program.main(test)
