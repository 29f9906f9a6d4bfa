#!/usr/bin/env python3
"""One file, taken while the registry is served or written, is one moment of it; and every engine restores it."""
import itertools
import unittest

from world import ENGINES, POSTGRESQL, Place, killed


@unittest.skipUnless(POSTGRESQL, "run it as tests/with-postgresql PROGRAM")
class Backup(unittest.TestCase):
    def test_a_backup_taken_while_serving_restores_on_either_engine_and_exports_the_same(self):
        for source in ENGINES:
            with self.subTest(source), Place(source) as place:
                place.must("demo")
                file = place.root / "registry.backup"
                with place.serving() as served:
                    place.must("backup", "-o", file)
                    served.get("/api/v1/figures?as_of=2023-12-31")
                whole = place.exports()
                for target in ENGINES:
                    with self.subTest(f"{source} to {target}"), Place(target) as other:
                        other.must("restore", file)
                        self.assertIn("chuỗi mã băm đúng", other.verify())
                        self.assertEqual(whole, other.exports())
                        with other.serving() as served:
                            self.assertIn(b'"products":395', served.get("/api/v1/figures?as_of=2023-12-31"))

    def test_backups_taken_while_eight_threads_write_hold_whole_writes_and_all_that_was_answered_before(self):
        for source, target in itertools.product(ENGINES, ENGINES):
            with self.subTest(f"{source} to {target}"), Place(source) as place:
                place.must("demo", "--products", 150)
                writer = place.start_writer("GHI")
                answered = {writer.stdout.readline().rstrip("\n") for _ in range(300)}
                file = place.root / "registry.backup"
                place.must("backup", "-o", file)
                self.assertTrue(killed(writer)[0], "the writer was stopped by the backup")
                with Place(target) as other:
                    other.must("restore", file)
                    other.verify()
                    found = other.exports()
                    producers = {row["producer_name"] for row in found["producers"] if "GHI" in row["producer_name"]}
                    products = {row["product_name"] for row in found["products"] if "GHI" in row["product_name"]}
                    self.assertEqual(producers, products)
                    self.assertEqual(set(), answered - producers)

    def test_a_registry_is_never_restored_over_another_nor_a_backup_written_over_a_file(self):
        for engine in ENGINES:
            with self.subTest(engine), Place(engine) as place:
                place.must("demo", "--products", 150)
                file = place.root / "registry.backup"
                place.must("backup", "-o", file)
                before, bytes_before = place.exports(), file.read_bytes()
                refused = place.run("restore", file)
                self.assertEqual(1, refused.returncode)
                self.assertIn("Nơi khôi phục phải trống", refused.stderr)
                again = place.run("backup", "-o", file)
                self.assertEqual(1, again.returncode)
                self.assertIn("Tệp đã có", again.stderr)
                self.assertEqual(before, place.exports())
                self.assertEqual(bytes_before, file.read_bytes())

    def test_a_cut_or_changed_backup_is_refused_and_leaves_the_place_empty(self):
        with Place("sqlite") as place:
            place.must("demo", "--products", 150)
            whole = place.root / "registry.backup"
            place.must("backup", "-o", whole)
            data = whole.read_bytes()
            broken = place.root / "broken.backup"
            middle = len(data) // 2 // 4_096 * 4_096
            cases = {
                "cut": (data[:middle], "hỏng|không phải bản sao lưu"),
                "a page of zeros": (data[:middle] + bytes(4_096) + data[middle + 4_096:], "hỏng"),
                "empty": (b"", "không phải bản sao lưu"),
                "text": (b"no backup at all\n" * 100, "không phải bản sao lưu"),
            }
            for (name, (content, words)), engine in itertools.product(cases.items(), ENGINES):
                with self.subTest(f"{name}, {engine}"), Place(engine) as other:
                    broken.write_bytes(content)
                    refused = other.run("restore", broken)
                    self.assertEqual(1, refused.returncode, refused.stdout)
                    self.assertRegex(refused.stderr, words)
                    other.must("restore", whole)


if __name__ == "__main__":
    unittest.main()
