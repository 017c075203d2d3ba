"""A wrong include is found, and named."""
import pathlib
import tempfile
import unittest

import check_layers

TESTS = pathlib.Path(__file__).parent.parent


class Layers(unittest.TestCase):
    def faults_of(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True)
            file.write_text(text)
            return check_layers.check(folder, TESTS / "layers.txt", TESTS / "homes.txt")

    def test_a_room_above_is_refused(self):
        self.assertEqual(
            self.faults_of("lib/kcms/codec/b.hpp", "#include <kcms/rules/validator.hpp>\n"),
            ["codec/b.hpp: codec may not include rules"])

    def test_a_room_beside_is_refused(self):
        self.assertEqual(
            self.faults_of("lib/kcms/files/b.cpp", "#  include <kcms/rules/validator.hpp>\n"),
            ["files/b.cpp: files may not include rules"])

    def test_rooms_below_and_the_own_room_are_allowed(self):
        text = "#include <kcms/codec/b.hpp>\n#include <kcms/base/text.hpp>\n#include <vector>\n"
        self.assertEqual(self.faults_of("lib/kcms/codec/b.cpp", text), [])

    def test_the_program_is_out_of_bounds_for_the_library(self):
        self.assertEqual(
            self.faults_of("lib/kcms/base/b.cpp", '#include "../../../tools/kcms/command.hpp"\n'),
            ['base/b.cpp: write <kcms/…> instead of "../../../tools/kcms/command.hpp"'])

    def test_a_library_away_from_home_is_refused(self):
        self.assertEqual(
            self.faults_of("lib/kcms/codec/b.cpp", "#include <unicode/ucnv.h>\n"),
            ["codec/b.cpp: unicode/ucnv.h is at home in lib/kcms/charset/ only"])

    def test_an_unknown_library_is_refused(self):
        self.assertEqual(
            self.faults_of("lib/kcms/base/b.cpp", "#include <lzma.h>\n"),
            ["base/b.cpp: lzma.h has no home"])

    def test_a_room_without_a_floor_is_refused(self):
        self.assertEqual(
            self.faults_of("lib/kcms/attic/b.cpp", "#include <vector>\n"),
            ["attic/b.cpp: attic is no room of the plan"])

    def test_a_plan_with_a_circle_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            plan = pathlib.Path(folder, "layers.txt")
            plan.write_text("1 base\n2 up down\n2 down\n")
            with self.assertRaises(SystemExit):
                check_layers.read_layers(plan)


if __name__ == "__main__":
    unittest.main()
