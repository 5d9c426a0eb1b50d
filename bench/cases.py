#!/usr/bin/env python3
"""Makes tenders for the policies of rules.py and for spending.vrg, one a line.

cases.py rules COUNT FILE RULES   tenders of one bid, for a policy of that many rules
cases.py spending COUNT FILE      what was bought, for bench/spending.vrg
"""
import random
import sys


def for_rules(count, rules):
    for i in range(1, count + 1):
        category, value = i * 7919 % rules, i * 104729 % 900000
        yield f'{{"id":"t{i}","category":"c{category}","value":{value},"bids":[{{"id":"b","price":{value * 9 // 10}}}]}}\n'


def spending(count):
    chance = random.Random(7)
    for i in range(1, count + 1):
        signed = f"{2024 + chance.randrange(3)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        yield (f'{{"id":"t{i}","buyer":"b{chance.randrange(50)}","signed":"{signed}",'
               f'"value":{chance.randrange(1000, 900000)},"category":"c{chance.randrange(20)}",'
               f'"social":{"true" if chance.random() < 0.1 else "false"},"bids":{chance.randrange(1, 12)}}}\n')


if __name__ == "__main__":
    if len(sys.argv) == 5 and sys.argv[1] == "rules":
        lines = for_rules(int(sys.argv[2]), int(sys.argv[4]))
    elif len(sys.argv) == 4 and sys.argv[1] == "spending":
        lines = spending(int(sys.argv[2]))
    else:
        sys.exit(__doc__)
    with open(sys.argv[3], "w") as out:
        out.writelines(lines)
