"""The figures of a year for people to read, from what the program reported."""
from collections import Counter


def figures(report, decisions, profiles, items, plan, because):
    lines = ["The year 2026 of a region that was made up", ""]
    lines += badges(profiles) + spending(report) + obligations(report) + impact(report)
    lines += flagged(report, decisions) + action(items, plan, because)
    return "\n".join(lines) + "\n"


def percent(value):
    return f"{float(100 * value):.2f}%"


def euros(value):
    return f"EUR {float(value):,.2f}"


def badges(profiles):
    held = Counter()
    for decision in profiles:
        for record in decision["others"]:
            for outcome in record["outcomes"]:
                if outcome["rule"] == "region.profile.badge_given":
                    held[outcome["holds"]] += 1
    return [
        f"Profiles on 31 December: {sum(held.values())}",
        f"  recognised as social enterprises  {held['yes']:>4}",
        f"  not recognised                    {held['no']:>4}",
        f"  waiting for verification          {held['unknown']:>4}",
        "",
    ]


def spending(report):
    of = lambda name, *keys: report[f"region.programme.{name}"][keys][0]
    lines = ["Spent with social enterprises       before     after"]
    lines.append(f"  part of the contracts          {of_both(of, 'contracts_with_social')}")
    lines.append(f"  part of the spending           {of_both(of, 'social_share_settled')}")
    for buyer in ("alkmaar", "bergen", "castricum"):
        before, after = (percent(of("social_share_of_buyer", buyer, period)) for period in ("before", "after"))
        lines.append(f"    {buyer.capitalize():<28} {before:>9} {after:>9}")
    value, exact, goal, _ = report["region.programme.social_share"]["after",]
    waiting = "exact" if exact else "still open: suppliers that wait for verification"
    lines.append(f"  with all that waits, after the framework: {percent(value)}, {waiting}; goal of 20%: {goal}")
    return lines + [f"  all spending: {euros(of('spent', 'before'))} before, {euros(of('spent', 'after'))} after", ""]


def of_both(of, name):
    return f"{percent(of(name, 'before')):>11} {percent(of(name, 'after')):>9}"


def obligations(report):
    of = lambda name, *keys: report[f"region.impact.{name}"][keys]
    lines = ["Social return                         met         owed         done"]
    for buyer in ("alkmaar", "bergen", "castricum"):
        part, exact, _, _ = of("duties_met", buyer)
        done, done_exact, _, _ = of("done_in_all", buyer)
        owed = of("owed_in_all", buyer)[0]
        met, spent = mark(percent(part), exact), mark(f"{float(done):,.2f}", done_exact)
        lines.append(f"  {buyer.capitalize():<28} {met:>11} {float(owed):>12,.2f} {spent:>13}")
    part, exact, goal, _ = of("duties_met_everywhere")
    lines.append(f"  {'All three':<28} {mark(percent(part), exact):>11}   goal of 90%: {goal}")
    return lines + ["  ~ so far: something is not known", ""]


def mark(text, exact):
    return text + (" " if exact else "~")


def impact(report):
    lines = ["Impact                             at least      at most"]
    for keys, (value, exact, _, _) in sorted(report["region.impact.impact_at_least"].items()):
        most, most_exact, _, _ = report["region.impact.impact_at_most"][keys]
        lower, upper = mark(f"{float(value):,.2f}", exact), mark(f"{float(most):,.2f}", most_exact)
        lines.append(f"  {keys[0]:<28} {lower:>13} {upper:>12}")
    return lines + [""]


def flagged(report, decisions):
    """How many purchases, candidates and lines were flagged, and how many groups across purchases."""
    raised = Counter()
    for decision in decisions:
        for record in decision["others"]:
            for outcome in record["outcomes"]:
                if (outcome["kind"], outcome["holds"]) == ("flag", "yes"):
                    raised[outcome["rule"]] += 1
    for name, groups in report.items():
        if name == "region.matching.tender_for_you":  # a message, no red flag
            continue
        raised[name] += sum(value is True for value, exact, _, is_flag in groups.values() if is_flag and exact)
    lines = ["Flags"]
    for rule in ("region.buying.", "region.impact."):
        counted = [(name, count) for name, count in sorted(raised.items()) if name.startswith(rule) and count]
        lines += [f"  {name:<44} {count:>5}" for name, count in counted]
    return lines + [""]


def action(items, plan, because):
    lines = ["Plan of action on 31 December"]
    for item in items:
        rules = plan.get(item["id"], {})
        if "unknown" in rules.values():
            stands = "not known"
        elif item["id"] in because:
            stands = because[item["id"]].rpartition(", ")[2].replace("_", " ")
        else:
            stands = "nothing read"
        late = "; its day has passed" if rules.get("too_late") == "yes" else ""
        lines.append(f"  {item['title']}: {stands}{late}")
    return lines
