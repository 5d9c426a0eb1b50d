#!/usr/bin/env python3
"""Makes policies of many rules to measure with.

rules.py SHAPE COUNT [FILE] writes a policy of COUNT rules on one bid and its tender; to standard output without FILE.

  equal   each rule asks for a category of its own, and a value above a limit: an index finds the few that can strike
  range   each rule asks for a value between two limits of its own
  open    each rule compares two facts with each other: no index helps, all must be tried
  table   one table with a row for each category
"""
import sys

HEAD = """language en
policy bench.rules "{count} rules: {shape}" version 1

record tender from ocds ""
  value    : number at "/value"
  category : text   at "/category"

record bid plural bids from ocds "/bids"
  id    : text   at "/id" identifies
  price : number at "/price"

"""

AWARD = """
award lowest_price among bids for tender
  criterion price weight 100% score linear(bid.price, 1000000, 0)
  award highest total
  ties by draw
  because "the lowest price"
"""

RULES = {
    "equal": 'tender.category is "c{k}" and tender.value > {limit}',
    "range": "tender.value >= {begin} and tender.value < {end}",
    "open": "bid.price * {factor} > tender.value + {limit}",
}


def rules(shape, count):
    width = 900000 // count
    for k in range(count):
        condition = RULES[shape].format(k=k, limit=k * 37 % 900000, begin=k * width, end=(k + 1) * width - width // 2,
                                        factor=k + 2)
        yield f'rule r{k}: exclude bid\n  when {condition}\n  because "rule {k}"\n'


def table(count):
    yield "table surcharge of bid: number hit first\n"
    yield "  | tender.category | tender.value || surcharge | because\n"
    for k in range(count):
        yield f'  | "c{k}" | > {k * 37 % 900000} || {k} | "row {k}"\n'
    yield '  | - | - || 0 | "none"\n\n'
    yield 'rule dear: exclude bid when surcharge of bid > bid.price\n  because "the surcharge"\n'


def policy(shape, count):
    yield HEAD.format(shape=shape, count=count)
    yield from table(count) if shape == "table" else "\n".join(rules(shape, count))
    yield AWARD


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in [*RULES, "table"]:
        sys.exit(__doc__)
    with open(sys.argv[3], "w") if len(sys.argv) == 4 else sys.stdout as out:
        out.writelines(policy(sys.argv[1], int(sys.argv[2])))
