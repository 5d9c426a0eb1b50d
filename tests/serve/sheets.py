"""What stands in a PDF, by programs that know nothing of ours (poppler), and what a paper in Markdown says, text by text."""

import re
import subprocess


def poppler(*command, file):
    """Its output; what it complains of is a fault of the file."""
    done = subprocess.run(command, input=file, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode()


def about(file):
    """Of pdfinfo: Title, Author, CreationDate, Pages, Tagged, …"""
    lines = poppler("pdfinfo", "-isodates", "-", file=file).splitlines()
    return dict(re.split(r":\s+", line, maxsplit=1) for line in lines if re.search(r":\s+\S", line))


def read(file):
    """Its text without the feet of its sheets."""
    told = poppler("pdftotext", "-raw", "-", "-", file=file)
    text, feet = re.subn(r"[^\n]+ (page|bladzijde) \d+ (of|van) \d+\n*\f", "\n", told)
    assert feet == int(about(file)["Pages"]), told
    return text


def texts(markdown):
    """What a paper says, without the marks of Markdown, in its order."""
    plain = lambda text: re.sub(r"\\(.)", r"\1", text)
    verbatim = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            verbatim = not verbatim
        elif verbatim:
            yield line
        elif pair := re.match(r"- \*\*(.*)\*\*: (.*)$", line):
            yield from (plain(pair[1]), plain(pair[2]))
        elif line.startswith("|"):
            if not line.startswith("| ---"):
                yield from (plain(cell) for cell in re.split(r"(?<!\\) \| ", line[2:-2] + " ") if cell.strip())
        else:
            yield plain(re.sub(r"^(#+ |\s*- |\*\*(?=.*\*\*$))|\*\*$", "", line))


def lacking(markdown, file):
    """The first text of the paper that the PDF does not have behind those before it; None if it has them all."""
    told, at = re.sub(r"\s", "", read(file)), 0
    for text in texts(markdown):
        squeezed = re.sub(r"\s", "", text)
        found = told.find(squeezed, at)
        # Nothing stands between two texts but the mark of an item, or the head of a table on a new sheet.
        if found < 0 or found - at > 200:
            return f"{text!r} behind …{told[max(at - 200, 0):at]} before {told[at:at + 200]}…"
        at = found + len(squeezed)
    return None
