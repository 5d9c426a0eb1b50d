#!/usr/bin/env python3
"""Checks what a witness kept of a log that was altered (`voorrang audit witness`), without any part of Voorrang: as
verify.py beside it, by Python's standard library and the command `openssl`.

    evidence.py FILE [--key KEY] [--witness KEY]

KEY is the public key of the log, as it was told to you by another way than the file; without it the keys in the file
are believed. With --witness the checkpoint that was seen before must be cosigned by that witness. Exit codes: 0 it is
evidence, and the text says of what; 1 it is none; 2 wrong use."""

import argparse
import base64
import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from verify import Key, Note, node_hash


def roots_of(size, root, later, proof):
    """RFC 9162 section 2.1.4.2: the roots of both trees to which a proof leads; nothing if it is no proof of these."""
    path = ([root] if size & (size - 1) == 0 else []) + proof
    if size == 0 or size >= later or not path:
        return None
    at, last = size - 1, later - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for other in path[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            before, after = node_hash(other, before), node_hash(other, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, other)
        at, last = at >> 1, last >> 1
    return (before, after) if last == 0 else None


def judge(seen, shown, proof):
    """What the two checkpoints and the proof show; nothing if they fit."""
    (_, size, root), (_, later, later_root) = seen, shown
    if later < size:
        return f"the log showed {later} entries after it had {size}: cut off, or an older copy that was shown again"
    if later == size:
        return f"the log has signed two histories of {size} entries: nobody's word is needed for that" if root != later_root else None
    roots = roots_of(size, root, later, proof)
    if roots == (root, later_root):
        return None
    if roots and roots[1] == later_root:
        return (f"the {later} entries that the log has signed begin with other {size} entries than it had signed before: "
                "the proof shows it, and nobody's word is needed")
    return (f"the log gave no proof that its {later} entries begin with the {size} that it had signed before; "
            "it can refute this only by such a proof")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("file", "--key", "--witness"):
        parser.add_argument(name)
    options = parser.parse_args()
    told = json.loads(pathlib.Path(options.file).read_text(encoding="utf-8"))
    if told.get("format") != "voorrang-evidence-1":
        parser.error("this is no evidence of a witness")
    keys = [Key(options.key)] if options.key else [Key(text) for text in told["keys"]]
    seen, shown = Note(told["seen"]), Note(told["shown"])
    found = judge(seen.checkpoint(), shown.checkpoint(), [base64.b64decode(each) for each in told["proof"]])
    for name, note in (("seen before", seen), ("shown", shown)):
        origin = note.checkpoint()[0]
        if origin != seen.checkpoint()[0] or not any(key.name == origin and note.signed_by(key) for key in keys):
            found = print(f"the checkpoint that was {name} is not signed with a key of the log")
    if options.witness and not seen.signed_by(Key(options.witness)):
        found = print("the checkpoint that was seen before is not cosigned by " + options.witness)
    print(f"{seen.checkpoint()[0]}: {found}" if found else "this is no evidence")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
