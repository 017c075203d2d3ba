"""The runner of READMEs sees what it should."""
import pathlib
import tempfile
import unittest

import check_readme


class Readme(unittest.TestCase):
    def faults_of(self, text):
        with tempfile.TemporaryDirectory() as root:
            pathlib.Path(root, "README.md").write_text(text)
            pathlib.Path(root, "tools/bootstrap").mkdir(parents=True)
            pathlib.Path(root, "tools/bootstrap/demo.sh").touch()
            return list(check_readme.faults_of(root, "README.md", "/nowhere"))

    def test_the_output_shown_is_compared(self):
        self.assertEqual(self.faults_of("```sh\necho one\n```\n\n```\none\n```\n"), [])
        self.assertEqual(len(self.faults_of("```sh\necho one\n```\n\n```\ntwo\n```\n")), 1)

    def test_output_that_is_not_shown_is_found(self):
        self.assertEqual(len(self.faults_of("```sh\necho one\n```\n")), 1)

    def test_a_block_sees_what_the_one_before_left(self):
        text = "```sh\necho one > file\n```\nand\n```sh\ncat file\n```\n```\none\n```\n"
        self.assertEqual(self.faults_of(text), [])

    def test_a_command_that_fails_is_found(self):
        self.assertEqual(len(self.faults_of("```sh\nno-such-command 2>/dev/null\n```\n")), 1)

    def test_setting_up_is_not_run(self):
        self.assertEqual(self.faults_of("```sh\ngit clone nowhere\n./bootstrap demo\n```\n"), [])

    def test_a_job_that_bootstrap_lacks_is_found(self):
        self.assertEqual(len(self.faults_of("```sh\n./bootstrap dance\n```\n")), 1)


if __name__ == "__main__":
    unittest.main()
