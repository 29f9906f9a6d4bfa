#!/usr/bin/env python3
"""Beside a serving process nobody else writes, and everybody may read."""
import random
import unittest

from world import ENGINES, POSTGRESQL, Place, write_list


@unittest.skipUnless(POSTGRESQL, "run it as tests/with-postgresql PROGRAM")
class BesideAServingProcess(unittest.TestCase):
    def places(self):
        for engine in ENGINES:
            with self.subTest(engine), Place(engine) as place:
                place.must("demo", "--products", 150)
                yield place

    def test_a_second_writing_process_is_refused_in_words_and_changes_nothing(self):
        for place in self.places():
            file = place.root / "list.csv"
            write_list(file, "HAI", 20, random.Random(1))
            with place.serving():
                before = place.exports()
                for words in (["import", "recognitions", file], ["demo"], ["undo", "khong-co"],
                              ["serve", "--listen", "127.0.0.1:0"]):
                    with self.subTest(words[0]):
                        refused = place.run(*words)
                        self.assertEqual(1, refused.returncode, refused.stdout)
                        self.assertIn("another saolang", refused.stderr)
                self.assertEqual(before, place.exports())
            place.must("import", "recognitions", file)  # as soon as it has stopped

    def test_two_folders_of_one_postgresql_registry_have_one_writer(self):
        with Place("postgresql") as place:
            place.must("demo", "--products", 150)
            with place.serving():
                place.folder = place.root / "another"
                refused = place.run("demo")
                self.assertEqual(1, refused.returncode)
                self.assertIn("another saolang is writing to this PostgreSQL database", refused.stderr)

    def test_backup_export_verify_and_a_dry_run_work(self):
        for place in self.places():
            file = place.root / "list.csv"
            write_list(file, "THU", 20, random.Random(1))
            with place.serving() as served:
                place.must("verify")
                place.must("backup", "-o", place.root / "registry.backup")
                place.must("export", "products", "-o", place.root / "products.xlsx")
                self.assertIn("mới 20", place.must("import", "recognitions", file, "--dry-run"))
                served.get("/readyz")


if __name__ == "__main__":
    unittest.main()
