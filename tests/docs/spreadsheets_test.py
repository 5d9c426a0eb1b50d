#!/usr/bin/python3
"""The manual of spreadsheets, as a reader follows it: /usr/bin/python3 spreadsheets_test.py PATH_OF_VOORRANG

Blocks of csv with a name are files; what is written after the commands of a block must stand below them.
VOORRANG_BLESS=1 writes it anew. Besides, sheets as openpyxl makes and reads them: another's view of the same form.
"""

import csv
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/spreadsheets.md"
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
POLICY = "workflows/alkmaar/social.vrg"
TENDER = "workflows/demo/bergen-heiloo-groen.json"
BIDS = "workflows/demo/bergen-heiloo-groen.bids.json"


class Sheets(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "workflows").symlink_to(ROOT / "workflows")

    def run_program(self, *arguments, code=0):
        result = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, check=False,
                                env={"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(self.folder / "cache")})
        self.assertEqual(result.returncode, code, result.stderr.decode())
        return result

    def test_the_page_is_as_it_says(self):
        lines = PAGE.read_text(encoding="utf-8").split("\n")
        written, at, run = [], 0, 0
        while at < len(lines):
            line = lines[at]
            written.append(line)
            at += 1
            if not line.startswith("```"):
                continue
            end = lines.index("```", at)
            block = lines[at:end]
            at = end
            if line.startswith("```csv "):
                (self.folder / line[len("```csv "):]).write_text("\n".join(block) + "\n", encoding="utf-8")
                written += block
            elif line == "```console":
                command = block[0]
                self.assertTrue(command.startswith("$ voorrang "), command)
                result = subprocess.run(["sh", "-c", command[2:].replace("voorrang", f"'{PROGRAM}'", 1)], cwd=self.folder,
                                        capture_output=True, check=False)
                run += 1
                written.append(command)
                written += (result.stdout + result.stderr).decode().replace("\r\n", "\n").splitlines()
            else:
                written += block
            written.append(lines[at])
            at += 1
        self.assertGreater(run, 2)
        if os.environ.get("VOORRANG_BLESS") == "1":
            PAGE.write_text("\n".join(written), encoding="utf-8")
        self.maxDiff = None
        self.assertEqual("\n".join(written), "\n".join(lines))

    # The demonstration's bids as an officer would type them.
    def rows(self):
        document = json.loads((ROOT / BIDS).read_text(encoding="utf-8"))
        suppliers = [["tender", "bid", "id", "name", "price (EUR)", "submitted", "turnover (EUR)", "exclusion grounds",
                      "self_cleaning", "CO2 level", "region", "# note", "socialProcurement.psoLevel", "code_registered",
                      "mission in statutes", "disadvantaged_workforce_share"]]
        marks = [["tender", "bid", "assessor", "criterion", "points"]]
        for bid in document["bids"]:
            party = bid["tenderer"]
            social = party.get("socialProcurement", {})
            grounds = party.get("exclusionGrounds")
            share = social.get("disadvantagedWorkforceShare")
            suppliers.append([document["ocid"], bid["id"], party["id"], party["name"], bid["price"]["amount"],
                              bid["submitted"], party.get("turnover", {}).get("amount"),
                              None if grounds is None else "; ".join(grounds) or "none", party.get("selfCleaning"),
                              party.get("co2Level"), party.get("address", {}).get("region"), "a remark",
                              social.get("psoLevel"), social.get("codeRegistered"), social.get("missionInStatutes"),
                              share and float(share.rstrip("%")) / 100])
            marks += [[document["ocid"], bid["id"], each["assessor"], each["criterion"], each["score"]]
                      for each in bid.get("assessments", [])]
        return suppliers, marks

    def decided(self, bids, policy=POLICY):
        out = self.run_program("decide", "--policy", policy, "--bids", bids, "--format", "json", TENDER).stdout
        decision = json.loads(out)[0]
        del decision["inputSha256"]
        return decision

    @staticmethod
    def outcome(decision):
        """Without the places in the data."""
        return [(each["id"], each["status"], each["rank"], each["total"], [score["score"] for score in each["scores"]],
                 [(rule["rule"], rule["holds"], rule["because"]) for rule in each["outcomes"]],
                 [(fact["fact"], fact["subject"]) for fact in each["missing"]]) for each in decision["standings"]]

    def workbook(self, name, rows, first=None):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Sheet"
        for row in rows:
            sheet.append(row)
        for cell in sheet[openpyxl.utils.get_column_letter(len(rows[0]))][1:] if first else []:
            cell.number_format = first
        book.save(self.folder / name)

    def test_workbooks_of_another_program_give_the_same_decision(self):
        suppliers, marks = self.rows()
        self.workbook("bids.xlsx", suppliers, "0.0%")
        self.workbook("marks.xlsx", marks)
        self.run_program("convert", "--policy", POLICY, "--suppliers", "bids.xlsx", "--assessments", "marks.xlsx", "-o",
                         "bids.json")
        self.assertEqual(self.outcome(self.decided("bids.json")), self.outcome(self.decided(BIDS)))

    def test_csv_gives_the_same_decision(self):
        suppliers, marks = self.rows()
        for row in suppliers[1:]:
            row[-1] = None if row[-1] is None else f"{row[-1] * 100:g}%"
            row[13:15] = [{True: "yes", False: "nee", None: None}[each] for each in row[13:15]]
        for name, rows, separator in (("bids.csv", suppliers, ";"), ("marks.csv", marks, ",")):
            with open(self.folder / name, "w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file, delimiter=separator).writerows(rows)
        self.run_program("convert", "--policy", POLICY, "--suppliers", "bids.csv", "--assessments", "marks.csv", "-o",
                         "bids.json")
        self.assertEqual(self.outcome(self.decided("bids.json")), self.outcome(self.decided(BIDS)))

    def test_a_ranking_is_the_decision(self):
        decision = self.decided(BIDS)
        command = ["decide", "--policy", POLICY, "--bids", BIDS, TENDER]
        (self.folder / "ranking.xlsx").write_bytes(self.run_program(*command, "--format", "xlsx").stdout)
        rows = list(openpyxl.load_workbook(self.folder / "ranking.xlsx").active.iter_rows(values_only=True))
        head, rows = rows[0], [dict(zip(rows[0], row)) for row in rows[1:]]
        self.assertEqual(head, ("tender", "rank", "bid", "bidder", "verdict", "reasons", "cites", "missing", "score price",
                                "score quality", "score social", "total", "currency", "won", "award"))
        self.assertEqual(len(rows), len(decision["standings"]))
        for row, standing in zip(rows, decision["standings"]):
            self.assertEqual((row["bid"], row["bidder"], row["verdict"], row["rank"]),
                             (standing["id"], standing["label"], standing["status"], standing["rank"]))
            self.assertEqual(row["total"], standing["total"] and float(standing["total"]))
            for score in standing["scores"]:
                self.assertEqual(row["score " + score["criterion"]], score["score"] and float(score["score"]))
            self.assertEqual(row["award"], "undetermined")
            self.assertEqual(row["won"], False if row["verdict"] == "excluded" else None)
        self.assertIn("too_small: turnover", "".join(row["reasons"] or "" for row in rows))
        text = self.run_program(*command, "--format", "csv", "--bom").stdout.decode("utf-8-sig")
        self.assertIn("\r\n", text)
        for row, line in zip(rows, csv.DictReader(text.splitlines())):
            self.assertEqual(float(line["total"] or 0), row["total"] or 0)
            self.assertEqual((line["bid"], line["reasons"]), (row["bid"], row["reasons"] or ""))

    def test_a_workbook_tells_nothing_of_when_it_was_made(self):
        command = ["decide", "--policy", POLICY, "--bids", BIDS, "--format", "xlsx", TENDER]
        one = self.run_program(*command).stdout
        self.assertEqual(one, self.run_program(*command).stdout)
        (self.folder / "ranking.xlsx").write_bytes(one)
        properties = openpyxl.load_workbook(self.folder / "ranking.xlsx").properties
        self.assertEqual(properties.created, datetime.datetime(2000, 1, 1))

    def test_nothing_in_the_data_becomes_a_formula(self):
        document = json.loads((ROOT / BIDS).read_text(encoding="utf-8"))
        document["bids"][0]["tenderer"]["name"] = "=HYPERLINK(\"http://example.org\")"
        (self.folder / "own.json").write_text(json.dumps(document), encoding="utf-8")
        command = ["decide", "--policy", POLICY, "--bids", "own.json", TENDER]
        text = self.run_program(*command, "--format", "csv").stdout.decode()
        self.assertIn("'=HYPERLINK", text)
        self.assertNotRegex(text, r"(^|[,\n])\"?=")
        (self.folder / "ranking.xlsx").write_bytes(self.run_program(*command, "--format", "xlsx").stdout)
        cells = [cell for row in openpyxl.load_workbook(self.folder / "ranking.xlsx").active for cell in row]
        self.assertIn(document["bids"][0]["tenderer"]["name"], [cell.value for cell in cells])
        sheet = subprocess.run(["python3", "-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("
                                "'xl/worksheets/sheet1.xml').decode())", self.folder / "ranking.xlsx"],
                               capture_output=True, check=True).stdout.decode()
        self.assertNotIn("<f>", sheet)

    def test_bad_cells_are_told_by_name(self):
        _, marks = self.rows()
        marks[1][4] = "86,5"
        marks[2][1] = "bid-99"
        marks[3] = marks[4]
        self.workbook("marks.xlsx", marks)
        result = self.run_program("convert", "--assessments", "marks.xlsx", BIDS, code=2)
        self.assertEqual(result.stdout, b"")
        told = re.findall(r"^(\S+): error\[(V\d+)\]", result.stderr.decode(), re.MULTILINE)
        self.assertIn(("marks.xlsx:E2", "V542"), told)
        self.assertIn(("marks.xlsx:B3", "V542"), told)

    def test_a_formula_is_read_by_its_value_or_not_at_all(self):
        suppliers, _ = self.rows()
        suppliers[1][4] = "=500000-2000"  # openpyxl writes no value beside it
        self.workbook("bids.xlsx", suppliers, "0.0%")
        result = self.run_program("convert", "--policy", POLICY, "--suppliers", "bids.xlsx", code=2)
        self.assertIn(b"bids.xlsx:E2: error[V542]: a formula whose value is not in the file", result.stderr)

    def test_a_terminal_is_no_place_for_a_workbook(self):
        command = f"'{PROGRAM}' decide --policy {POLICY} --bids {BIDS} --format xlsx {TENDER}"
        result = subprocess.run(["script", "-qec", command, "/dev/null"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"can't be shown on a terminal", result.stdout)


if __name__ == "__main__":
    unittest.main()
