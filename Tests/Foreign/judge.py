#!/usr/bin/env python3
"""Judges what a registry says of its log by pymerkle and openssl, without any code of the program.

    python judge.py DIRECTORY...

The directories are those of judge.go. pymerkle computes every root and every hash of every path; what an inclusion
proof says is put into pymerkle's own proof and verified by it. Its consistency proofs have another form than those of
RFC 6962, so there it says whether the two roots are consistent, and every hash of our path must be the root that
pymerkle computes over the facts which RFC 6962 (2.1.2) wants there. Every inclusion proof is judged once more with
something in it changed, and must not hold then. openssl verifies the signatures.
"""

import base64
import functools
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pymerkle import InclusionProof, InmemoryTree, InvalidProof


class Wrong(Exception):
    """What is wrong with a registry."""


def demand(condition, sentence):
    if not condition:
        raise Wrong(sentence)


def number(text):
    demand(re.fullmatch("0|[1-9][0-9]*", text), f"{text!r} is not a number as it must be written")
    return int(text)


def decoded(text):
    value = base64.b64decode(text, validate=True)
    demand(base64.b64encode(value).decode() == text, f"{text!r} is not base64 as it must be written")
    return value


def digest(text):
    value = decoded(text)
    demand(len(value) == 32, f"{text!r} is not a hash")
    return value


def changed(path, index):
    """The hashes with one bit of one of them turned."""
    other = bytearray(path[index])
    other[index % 32] ^= 1 << (index % 8)
    return path[:index] + [bytes(other)] + path[index + 1 :]


class Key:
    """A verifier key, as `name+id+base64`."""

    def __init__(self, vkey):
        self.name, key_id, encoded = vkey.split("+", 2)
        self.id = bytes.fromhex(key_id)
        kind_and_key = decoded(encoded)
        self.der = bytes.fromhex("302a300506032b6570032100") + kind_and_key[1:]
        demand(kind_and_key[0] == 1 and len(kind_and_key) == 33, f"{vkey} is no Ed25519 key")
        expected = hashlib.sha256(self.name.encode() + b"\n" + kind_and_key).digest()[:4]
        demand(self.id == expected, f"the id in {vkey} is wrong")

    @functools.cache
    def verifies(self, text, signature):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in [("key", self.der), ("text", text), ("signature", signature)]:
                (Path(folder) / name).write_bytes(content)
            command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
            return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0


class Registry:
    def __init__(self, directory):
        self.keys = [Key(vkey) for vkey in (directory / "vkeys").read_text().split()]
        self.bundle = directory / "bundle"
        *self.facts, rest = (self.bundle / "facts.jsonl").read_bytes().split(b"\n")
        demand(rest == b"", "facts.jsonl does not end with a line")
        self.tree = InmemoryTree()
        self.rotations = []
        for position, leaf in enumerate(self.facts, 1):
            fact = json.loads(leaf)
            demand(fact["position"] == position, f"the fact in line {position} is at another position")
            if fact["type"] == "signing-key-rotated":
                self.rotations.append(position)
            demand(self.tree.append_entry(leaf) == position, "pymerkle counts otherwise")
        demand(len(self.keys) == len(self.rotations) + 1, "the keys are not one more than the rotations")

    @functools.cache
    def root(self, start, end):
        """The root over the facts from `start` (counted from 0) up to before `end`, as a tree of their own."""
        if start == 0:
            return self.tree.get_root(end)
        part = InmemoryTree()
        part.append_entries(self.facts[start:end])
        return part.get_root()

    @functools.cache
    def checkpoint(self, note):
        """The size of a signed note and the ids of its signers; its root is compared."""
        text, _, signatures = note.rpartition("\n\n")
        text = text + "\n"
        demand(signatures.endswith("\n"), "the signatures do not end with a line")
        name, size, root = re.fullmatch("([^\n]+)\n([^\n]+)\n([^\n]+)\n", text).groups()
        demand(name == self.keys[0].name, f"of the log {name}")
        size = number(size)
        demand(size <= len(self.facts), "covers more facts than there are")
        demand(digest(root) == self.root(0, size), f"the root over {size} facts is another")
        signers = []
        for line in signatures.splitlines():
            signer, value = re.fullmatch("— ([^ +]+) ([^ ]+)", line).groups()
            value = decoded(value)
            known = [key for key in self.keys if (key.name, key.id) == (signer, value[:4])]
            demand(known, f"signed by an unknown key of {signer}")
            demand(known[0].verifies(text.encode(), value[4:]), f"the signature over {size} facts is wrong")
            signers.append(value[:4])
        return size, signers

    def judge_bundle(self):
        lines = [json.loads(line) for line in (self.bundle / "checkpoints.jsonl").read_text().splitlines()]
        self.sizes = [line["size"] for line in lines]
        demand(self.sizes == sorted(set(self.sizes)), "the checkpoints are not in order")
        demand(self.sizes and self.sizes[-1] == len(self.facts), "the last checkpoint does not cover all facts")
        for line in lines:
            size, signers = self.checkpoint(line["note"])
            demand(size == line["size"], f"checkpoint {line['size']} is of size {size}")
            demand(sorted(signers) == sorted(self.expected_signers(size)), f"checkpoint {size} has other signers")
        text, _, signatures = lines[-1]["note"].rpartition("\n\n")
        value = decoded(signatures.split()[-1])
        demand(not self.keys[-1].verifies(text.encode() + b"\n\n", value[4:]), "the signature holds for another text")
        demand((self.bundle / "checkpoint.txt").read_text() == lines[-1]["note"], "checkpoint.txt is not the last one")
        pem = (self.bundle / "key.pem").read_text().split()
        demand(decoded("".join(pem[3:-3])) == self.keys[-1].der, "key.pem is not the newest key")
        return len(lines)

    def expected_signers(self, size):
        """The key of the day; where it was changed, the old and the new one."""
        passed = sum(position <= size for position in self.rotations)
        signers = [self.keys[passed].id]
        if passed and size == next(s for s in self.sizes if s >= self.rotations[passed - 1]):
            signers.append(self.keys[passed - 1].id)
        return signers

    def judge_inclusion(self, head, size):
        demand(head[0] == "c2sp.org/tlog-proof@v1", "not a tlog-proof")
        leaf = decoded(re.fullmatch("extra ([^ ]+)", head[1])[1])
        index = number(re.fullmatch("index ([^ ]+)", head[2])[1])
        demand(index < size and leaf == self.facts[index], "the leaf is not the line of facts.jsonl")
        path = [digest(line) for line in head[3:]]
        # How the hashes are put together follows from position and size alone; pymerkle checks that it does.
        rule = self.tree.prove_inclusion(index + 1, size).rule
        base = self.tree.hash_buff(leaf)

        def holds(path):
            proof = InclusionProof("sha256", True, size, index + 1, rule, [base] + path)
            try:
                proof.verify(base, self.root(0, size), index=index + 1, size=size, algorithm="sha256")
                return True
            except InvalidProof:
                return False

        demand(holds(path), "pymerkle does not verify it")
        for i in range(len(path)):
            demand(not holds(changed(path, i)), f"holds with hash {i} changed, too")
        demand(not holds(path + [base]), "holds with one hash more, too")
        return index + 1

    def judge_consistency(self, head, size):
        old = number(re.fullmatch("old ([^ ]+)", head[0])[1])
        path = [digest(line) for line in head[1:]]
        demand(old <= size, "the old size is larger")
        wanted = [self.root(start, end) for start, end in subproof(old, 0, size, True)] if old else []
        demand(path == wanted, "the hashes are not those of RFC 6962")
        if old:
            proof = self.tree.prove_consistency(old, size)
            proof.verify(self.root(0, old), self.root(0, size), prior_size=old, later_size=size, algorithm="sha256")
        return old

    def judge_proof(self, path):
        """Whether it was an inclusion proof; otherwise it was one of consistency."""
        head, _, note = path.read_bytes().decode().partition("\n\n")
        size, _ = self.checkpoint(note)
        asked = re.fullmatch(r"(?:fact-(\d+)-of|from-(\d+)-to)-(\d+)\.proof", path.name)
        judge = self.judge_inclusion if asked[1] else self.judge_consistency
        proven = judge(head.split("\n"), size)
        demand((proven, size) == (int(asked[1] or asked[2]), int(asked[3])), "proves something else")
        return bool(asked[1])


def subproof(old, start, end, is_whole):
    """The ranges of facts whose roots are SUBPROOF(old, D[start:end], is_whole) of RFC 6962, 2.1.2."""
    width = end - start
    if old == width:
        return [] if is_whole else [(start, end)]
    left = 1 << (width - 1).bit_length() - 1
    if old <= left:
        return subproof(old, start, start + left, is_whole) + [(start + left, end)]
    return subproof(old - left, start + left, end, False) + [(start, start + left)]


def main():
    failed = False
    checkpoints = inclusion = consistency = 0
    for directory in map(Path, sys.argv[1:]):

        def attempt(place, work):
            nonlocal failed
            try:
                return work()
            except (Wrong, InvalidProof, ValueError, TypeError, LookupError, AttributeError, OSError) as error:
                failed = True
                print(f"{place}: {type(error).__name__}: {error}")
                return None

        registry = attempt(directory, lambda: Registry(directory))
        if registry is None:
            continue
        checkpoints += attempt(directory / "bundle", registry.judge_bundle) or 0
        for path in sorted((directory / "proofs").glob("*.proof")):
            match attempt(path, lambda: registry.judge_proof(path)):
                case True:
                    inclusion += 1
                case False:
                    consistency += 1
    print(f"{checkpoints} checkpoints, {inclusion} inclusion proofs, {consistency} consistency proofs hold")
    sys.exit(1 if failed or checkpoints == 0 else 0)


if __name__ == "__main__":
    main()
