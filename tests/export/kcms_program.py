"""What the tests of the exports share: running kcms and other programs, and the samples they read."""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys


# Samples from before their kind's present layout, and their dates.
OLD = {"EB111230": "2015-12-30"}
# Samples of layouts that are not built in, and where these are.
OWN = {"own/meals.txt": "own"}


class Missing(Exception):
    """A program of somebody else's that the test needs is not installed."""


def need(program):
    """The path of an installed program; a test without it fails, it does not pass in silence."""
    path = shutil.which(program)
    if path is None:
        raise Missing(f"{program} is not installed: ./bootstrap test installs what the tests need")
    return path


def run(*command, **options):
    """The output of a command that must succeed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **options)
    if done.returncode != 0:
        said = (done.stdout + done.stderr).decode(errors="replace")
        raise AssertionError(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{said}")
    return done.stdout


class Kcms:
    """The program under test, and its samples."""

    def __init__(self, program, samples):
        self.program = program
        self.samples = pathlib.Path(samples)

    def export(self, kind, form, sample=None):
        """The layout of a kind, or the older one that a sample has."""
        date = ["--date", OLD[sample]] if sample in OLD else []
        return run(self.program, "layout", "export", kind, "--as", form, *date, *self.schemas(sample)).decode()

    def schemas(self, sample):
        return ["--schemas", self.samples / OWN[sample]] if sample in OWN else []

    def document(self, sample, *options):
        """The one file of the document that parse prints, with all its records."""
        return json.loads(run(self.program, "parse", "--format", "json", "--records", "all", *options,
                              *self.schemas(sample), self.samples / sample))

    def table(self, sample, records, *options):
        """The rows of one part as CSV: the text, and the rows as they are read back."""
        text = run(self.program, "parse", "--format", "csv", "--records", records, *options,
                   *self.schemas(sample), self.samples / sample).decode()
        return text, list(csv.reader(io.StringIO(text)))


def main(test):
    """Runs test(kcms) for the program and the samples that the command line names."""
    try:
        test(Kcms(*sys.argv[1:3]))
    except (AssertionError, Missing) as failure:
        print(failure)
        sys.exit(1)
