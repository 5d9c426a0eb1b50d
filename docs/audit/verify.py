#!/usr/bin/env python3
"""Checks an export of a log (`voorrang audit export`) or a proof (`voorrang audit prove`), without any part of Voorrang:
Python's standard library, and the command `openssl` for Ed25519.

    verify.py FILE [--key KEY] [--checkpoint FILE]... [--witness KEY]...

KEY is the public key of the log, as it was told to you by another way than the log. --checkpoint names one that you
kept: the log must still begin with what it was made of. --witness names one that must have cosigned. Exit codes: 0 all
is as it was logged; 1 it isn't; 2 wrong use. docs/audit.md tells of the formats: RFC 9162 section 2.1 (the tree), C2SP
signed-note, tlog-checkpoint and tlog-cosignature (https://c2sp.org)."""

import argparse
import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

found = []

def wrong(where, what):
    found.append(f"{where}: {what}")


def sha256(data):
    return hashlib.sha256(data).digest()

def leaf_hash(leaf):
    return sha256(b"\0" + leaf)

def node_hash(left, right):
    return sha256(b"\1" + left + right)


class Tree:
    """The root of a tree that grows: whole subtrees from the left, with how many leaves each has."""
    def __init__(self):
        self.peaks = []

    def add(self, leaf):
        size, top = 1, leaf
        while self.peaks and self.peaks[-1][0] == size:
            top = node_hash(self.peaks.pop()[1], top)
            size *= 2
        self.peaks.append((size, top))

    def root(self):
        top = self.peaks[-1][1]
        for _, left in reversed(self.peaks[:-1]):
            top = node_hash(left, top)
        return top


class Key:
    def __init__(self, text):
        self.text = text
        self.name, self.id, encoded = text.split("+", 2)
        self.kind, self.open = base64.b64decode(encoded)[0], base64.b64decode(encoded)[1:]
        whole = sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.open)
        if whole[:4].hex() != self.id or len(self.open) != 32:
            raise ValueError("no such key: " + text)

    def has_signed(self, message, signature):
        """Ed25519, by openssl: the key in the form that it reads (RFC 8410)."""
        der = bytes.fromhex("302a300506032b6570032100") + self.open
        with tempfile.TemporaryDirectory() as folder:
            for name, data in (("key", der), ("text", message), ("signature", signature)):
                pathlib.Path(folder, name).write_bytes(data)
            command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
            return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0


class Note:
    def __init__(self, text):
        body, _, lines = text.rpartition("\n\n")
        self.text, self.signatures = body + "\n", []
        for line in lines.splitlines():
            _, name, encoded = line.split(" ")
            data = base64.b64decode(encoded)
            self.signatures.append((name, data[:4].hex(), data[4:]))

    def signed_by(self, key):
        """Signed as it is, or for a witness with the time at which it was seen before it."""
        for name, number, data in self.signatures:
            if (name, number) != (key.name, key.id):
                continue
            if key.kind == 1:
                return key.has_signed(self.text.encode(), data)
            seen = int.from_bytes(data[:8], "big")
            return key.has_signed(f"cosignature/v1\ntime {seen}\n{self.text}".encode(), data[8:])
        return False

    def checkpoint(self):
        origin, size, root = self.text.split("\n")[:3]
        return origin, int(size), base64.b64decode(root)


def keys_of(chain, notes, given):
    """The keys of the log: each must have been followed by the next with a note that both signed."""
    keys = [Key(text) for text in chain]
    for before, after in zip(keys, keys[1:]):
        text = f"voorrang: a signing key follows another\nbefore {before.text}\nafter {after.text}\n"
        note = next((each for each in notes if each.text == text), None)
        if not note or not note.signed_by(after) or not note.signed_by(before):
            wrong("keys", f"{before.text} did not vouch for {after.text}")
    if given and given not in chain:
        wrong("keys", "the log is signed with other keys than the one given")
    return keys


def check_checkpoint(where, note, keys, root_of, size, witnesses):
    origin, entries, root = note.checkpoint()
    if not any(key.name == origin and note.signed_by(key) for key in keys):
        wrong(where, "no key of this log has signed it")
    if entries > size:
        wrong(where, f"it has {entries} entries, and the log {size}: entries were cut off at its end")
    elif root_of(entries) != root:
        wrong(where, f"the log does not begin with the {entries} entries that it was made of")
    return [key.text for key in witnesses if note.signed_by(key)]


def check_proof(proof, keys, witnesses):
    """RFC 9162 section 2.1.3.2."""
    at, last = proof["index"], proof["size"] - 1
    top = leaf_hash(proof["leaf"].encode())
    for other in map(base64.b64decode, proof["proof"]):
        if at & 1 or at == last:
            top = node_hash(other, top)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            top = node_hash(top, other)
        at, last = at >> 1, last >> 1
    if last != 0 or json.loads(proof["leaf"])["seq"] != proof["index"] + 1:
        wrong("proof", "it is not one of this entry")
    return check_checkpoint("checkpoint", Note(proof["checkpoint"]), keys, lambda _: top, proof["size"], witnesses)


def check_export(lines, given, options):
    head = json.loads(lines[0])
    leaves = [line.encode() for line in lines[1:] if not line.startswith('{"row":')]
    rows = [json.loads(line) for line in lines[1:] if line.startswith('{"row":')]
    entries = [json.loads(leaf) for leaf in leaves]
    for place, entry in enumerate(entries):
        if entry["seq"] != place + 1:
            wrong(f"line {place + 2}", f"entry {place + 1} was expected, and this is {entry['seq']}")
    notes = [Note(entry["body"]["note"]) for entry in entries if entry["kind"] == "key.rotated"]
    told = [entry["body"].get("after") or entry["body"]["key"] for entry in entries if entry["kind"].startswith("key.")]
    if told != head["keys"]:
        wrong("keys", "they are not those of which the log tells")
    keys = keys_of(head["keys"], notes, options.key)
    checkpoints = [("checkpoint %d" % (n + 1), Note(row["text"]))
                   for n, row in enumerate(row for row in rows if row["row"] == "checkpoint")] + given
    wanted = {note.checkpoint()[1] for _, note in checkpoints}
    tree, roots = Tree(), {0: sha256(b"")}
    for number, leaf in enumerate(leaves, 1):
        tree.add(leaf_hash(leaf))
        if number in wanted:
            roots[number] = tree.root()
    witnesses, seen = [Key(text) for text in options.witness], set()
    for where, note in checkpoints:
        seen.update(check_checkpoint(where, note, keys, roots.get, len(leaves), witnesses))
    # What entries vouch for: a decision, a policy, a document, a bid; a tender by the last entry that vouches for it.
    hashes = {(row["row"], sha256(row["text"].encode()).hex()) for row in rows}
    last = {entry["tender"]: entry["seq"] for entry in entries if "tender" in entry["commits"]}
    for entry in entries:
        for what, vouched in entry["commits"].items():
            if (what != "tender" or last[entry["tender"]] == entry["seq"]) and (what, vouched) not in hashes:
                wrong(f"entry {entry['seq']}", f"the {what} for which it vouches is missing, or was altered")
    covered = max([note.checkpoint()[1] for _, note in checkpoints], default=0)
    print(f"{len(leaves)} entries, {covered} of them under a checkpoint; keys: {' '.join(head['keys'])}")
    return seen


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name, more in (("file", {}), ("--key", {}), ("--checkpoint", {"action": "append", "default": []}),
                       ("--witness", {"action": "append", "default": []})):
        parser.add_argument(name, **more)
    options = parser.parse_args()
    lines = pathlib.Path(options.file).read_bytes().decode().split("\n")[:-1]
    given = [(name, Note(open(name, encoding="utf-8").read())) for name in options.checkpoint]
    proof = json.loads(lines[0])
    if proof.get("format") == "voorrang-proof-1":
        keys = [Key(options.key)] if options.key else [Key(text) for text in proof["keys"]]
        seen = check_proof(proof, keys, [Key(text) for text in options.witness])
    else:
        seen = check_export(lines, given, options)
    for text in set(options.witness) - set(seen):
        wrong("witness", "no checkpoint is cosigned by " + text)
    print("\n".join(found) if found else "all is as it was logged")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
