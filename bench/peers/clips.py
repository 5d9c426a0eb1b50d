#!/usr/bin/env python3
"""K eligibility rules on one tender at a time, in CLIPS: microseconds a tender, as JSON by K.

Rule k strikes for category c_k and a value above (37 k mod 900,000). clips.py K [K …] needs `clips` on the PATH.
"""
import json
import subprocess
import sys
import tempfile

TENDERS = 2000


def program(rules):
    yield "(deftemplate tender (slot category) (slot value))\n"
    for k in range(rules):
        above = k * 37 % 900000
        yield f"(defrule r{k} (tender (category c{k}) (value ?v&:(> ?v {above}))) => )\n"
    yield f"""(deffunction go () (bind ?begin (time)) (loop-for-count (?i 1 {TENDERS})
  (bind ?f (assert (tender (category (sym-cat c (mod (* ?i 7919) {rules}))) (value (mod (* ?i 104729) 900000)))))
  (run) (retract ?f))
  (printout t "took " (- (time) ?begin) crlf))
(go)
(exit)
"""


def microseconds(rules):
    with tempfile.NamedTemporaryFile("w", suffix=".clp") as file:
        file.writelines(program(rules))
        file.flush()
        done = subprocess.run(["clips", "-f2", file.name], capture_output=True, text=True, check=True)
    took = next(line for line in done.stdout.splitlines() if line.startswith("took "))
    return float(took.split()[1]) * 1e6 / TENDERS


if __name__ == "__main__":
    print(json.dumps({rules: microseconds(int(rules)) for rules in sys.argv[1:]}))
