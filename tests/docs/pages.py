"""The blocks of a page of docs/errors, in the order in which a reader meets them.

A block of text (or JSON) with a code in brackets in it, as `error[V108]`, is a message: what the program says of the
files above it. Any other before the line **To mend it:** is a file with a mistake, after it a file as it should be; so
is a block of `vrg`. Where that is not enough, words after the language say what it is:

    ```text wrong [NAME]    a file with a mistake
    ```text right [NAME]    a file as it should be
    ```text file NAME       another file that is needed for either
    ```text passage         nothing of these
    ```sh wrong             a command with a mistake: what gives the next message
    ```sh right             a command as it should be
    ```http wrong|right     the same of a request to the service beside

A file is called example.vrg, or in JSON tender.json, or like the one before it that was wrong. What a reader need not
see stands in comments, on lines of their own:

    <!-- file NAME          … up to a line `-->`: a file that is not shown
    <!-- make: COMMAND -->  changes the files once before the program runs
    <!-- before: COMMAND --> comes before everything that is run
    <!-- service: USER ROLE [ORGANISATION], … --> one runs as long as the page, with these users, on service.db;
                            127.0.0.1:8080 is its address. The policy of each service is policies/example.vrg
    <!-- run: COMMAND -->   what is run, from here on; `voorrang check example.vrg` if nothing is said
    <!-- as: USER -->       who makes the requests, from here on; the token is in USER.token
    <!-- request: USER METHOD PATH BODY --> a request that must be granted
    <!-- not run: WHY -->   the next message is not tested
"""

import dataclasses
import re

OPENING = re.compile(r"^```(vrg|text|json) ?(wrong|right|file|passage)? ?([\w./-]*)$")
DOING = re.compile(r"^```(sh|http) (wrong|right)$")
COMMENT = re.compile(r"^<!-- (make|before|service|run|as|request|not run): (.*) -->$")
MESSAGE = re.compile(r"(error|warning)\[V\d\d\d\]")


@dataclasses.dataclass
class Block:
    kind: str  # wrong, right, message, file, passage, or that of a comment
    name: str  # of a file; sh or http of what is done; of a comment the text
    text: str
    first: int  # the lines of the text, for blessing: lines[first:last]
    last: int


def blocks_of(lines):
    blocks, at, mending, shown = [], 0, False, ""
    while at < len(lines):
        line, at = lines[at], at + 1
        mending = mending or line.startswith("**To mend it:**")
        comment, opening, doing = COMMENT.match(line), OPENING.match(line), DOING.match(line)
        if comment:
            blocks.append(Block(comment[1], comment[2], "", at, at))
        elif opening or line.startswith(("```", "<!-- file ")):
            last = lines.index("```" if line.startswith("```") else "-->", at)
            text = "".join(each + "\n" for each in lines[at:last])
            if opening:
                kind = opening[2] or kind_of(opening[1], text, mending)
                name = opening[3] or shown or ("tender.json" if opening[1] == "json" else "example.vrg")
                shown = name if kind == "wrong" else shown
                blocks.append(Block(kind, name, text, at, last))
            elif doing:
                blocks.append(Block(doing[2], doing[1], text, at, last))
            elif line.startswith("<!-- file "):
                blocks.append(Block("file", line[len("<!-- file "):], text, at, last))
            at = last + 1
    return blocks


def kind_of(language, text, mending):
    if language == "vrg":
        return "right"
    if MESSAGE.search(text):
        return "message"
    return "right" if mending else "wrong"
