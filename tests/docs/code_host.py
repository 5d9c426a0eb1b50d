"""A page of `voorrang doc`, which is HTML, in the Markdown that code hosts show: `markdown(html, source)`.

The text, its order and its links stay; the names of pages end in .md, what is a place in a rule file becomes a link to
it, and links of a rule file's own prose lead from where the page stands. Left out are the list of contents (but for the
sections) and the hash of the rule files, which changes on every page with each comment in a package that all of them
use.
"""

import os
import re
import xml.etree.ElementTree as Tree

HERE = "docs/policies"  # where the pages stand, seen from the root
PLACE = re.compile(r"(\S+):(\d+)")
BLOCKS = {"article", "blockquote", "details", "div", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
          "main", "ol", "p", "pre", "section", "table", "ul"}


def markdown(html, source):
    """`source` is the rule file that the page was made from, seen from the root."""
    main = Tree.fromstring(html[html.index("<main>"):html.index("</main>") + len("</main>")])
    page = Page(source)
    blocks = page.blocks(main)
    sections = " · ".join(f"[{escaped(title)}](#{anchor})" for anchor, title in page.sections)
    return "\n\n".join([*blocks[:2], sections, *blocks[2:]]) + "\n"


def escaped(text):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\*`\[\]])", r"\\\1", text)
    return re.sub(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", r"\\_", text)


def words(text):
    return re.sub(r"\s+", " ", text or "")


def plain(element):
    return words("".join(element.itertext())).strip()


class Page:
    def __init__(self, source):
        self.source = source
        self.sections = []

    # Blocks: each a text that stands between blank lines.

    def blocks(self, parent):
        """A run of words and marked words is a paragraph of its own, also beside lists."""
        out, run = [], escaped(words(parent.text))
        for child in parent:
            if child.tag in BLOCKS:
                out += self.paragraph(run) + self.block(child)
                run = ""
            elif isinstance(child.tag, str):
                run += self.inline(child)
            run += escaped(words(child.tail))
        return out + self.paragraph(run)

    @staticmethod
    def paragraph(run):
        text = run.strip()
        # What would begin a list or a heading.
        return [re.sub(r"^(\d*)([-+#.)])(?=\s)", r"\1\\\2", text)] if text else []

    def block(self, element):
        kind = element.get("class", "")
        if kind == "top":
            return self.top(element)
        if element.tag == "header":
            return self.head(element)
        if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return [self.heading(element)]
        if element.tag == "p" and kind in ("because", "cites"):
            label, *rest = self.blocks_of_label(element)
            return [f"*{label}:* {rest[0]}" if rest else label]
        if element.tag == "p" and kind == "force":
            return [f"*{text}*" for text in self.blocks(element)]
        if element.tag == "table":
            return [self.table(element)]
        if element.tag in ("ul", "ol"):
            return [self.list(element)]
        if element.tag == "pre":
            return ["```text\n" + "".join(element.itertext()).rstrip("\n") + "\n```"]
        if element.tag == "blockquote":
            return ["\n>\n".join("\n".join("> " + line for line in each.split("\n")) for each in self.blocks(element))]
        if element.tag == "details":
            summary = element.find("summary")
            element.remove(summary)
            return [f"<details><summary>{escaped(plain(summary))}</summary>", *self.blocks(element), "</details>"]
        if element.tag == "footer":
            return ["---", *self.blocks(element)]
        if element.tag == "hr":
            return ["---"]
        return ([self.anchor(element)] if element.get("id") and element.tag == "section" else []) + self.blocks(element)

    def blocks_of_label(self, element):
        span = element.find("span")
        label, rest = plain(span), escaped(words(span.tail))
        for child in list(element)[1:]:
            rest += self.inline(child) + escaped(words(child.tail))
        return [escaped(label)] + self.paragraph(rest)

    def top(self, element):
        facts = [plain(each) for each in element.find("dl")]
        named = dict(zip(facts[::2], facts[1::2]))
        version = [f"{name.lower()} {value}" for name, value in named.items() if not name.startswith("SHA-256")]
        link = f"[{self.source}]({self.to(self.source)})"
        kicker = "".join(self.blocks(element.find("p")))
        return [f"# {escaped(plain(element.find('h1')))}", " · ".join([kicker, *version, link])]

    def head(self, element):
        """Of an article: its name, then what it is and where it stands."""
        heading = element.find("h3")
        link = heading.find("a")
        out = []
        if link is not None:
            out.append(f'<a id="{link.get("href")[1:]}"></a>')
        out.append(f"### {escaped(plain(heading))}")
        told = []
        for span in element.findall("span"):
            code = span.find("code")
            if code is None:
                told.append(escaped(plain(span)))
            else:
                told += [self.inline(code), self.place(words(code.tail).strip())]
        return out + ([" · ".join(told)] if told else [])

    def place(self, text):
        file, line = PLACE.fullmatch(text).groups()
        return f"[{escaped(text)}]({self.to(file)}#L{line})"

    def heading(self, element):
        marks = "#" * int(element.tag[1])
        text = self.run(element)
        if element.tag == "h2":
            # Of a literate file the anchor stands before the heading, else in it.
            self.sections.append((element.get("id") or self.last_anchor, plain(element)))
        return (f'<a id="{element.get("id")}"></a>\n\n' if element.get("id") else "") + f"{marks} {text}"

    def anchor(self, element):
        return f'<a id="{element.get("id")}"></a>'

    def list(self, element):
        items = []
        for number, item in enumerate(element, 1):
            mark = f"{number}. " if element.tag == "ol" else "- "
            inner = "\n".join(self.blocks(item))
            items.append(mark + inner.replace("\n", "\n" + " " * len(mark)))
        return "\n".join(items)

    def table(self, element):
        rows = [[self.cell(cell) for cell in row] for row in element.iter("tr")]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])

    def cell(self, element):
        """Blocks have no place in a cell but as HTML."""
        parts = []
        for text in self.blocks(element):
            if text.startswith("- "):
                items = "".join(f"<li>{line[2:]}</li>" for line in text.split("\n"))
                text = f"<ul>{items}</ul>"
            parts.append(text.replace("\n", " "))
        text = "<br>".join(parts).replace("<br><ul>", "<ul>").replace("</ul><br>", "</ul>")
        if element.tag == "th" and element.get("scope") == "row" and text:
            text = f"**{text}**"
        return text.replace("|", "\\|")

    # Words in a line.

    def run(self, element):
        out = escaped(words(element.text))
        for child in element:
            out += (self.inline(child) if isinstance(child.tag, str) else "") + escaped(words(child.tail))
        return out

    def inline(self, element):
        if element.tag == "code":
            return self.code(element)
        inner = self.run(element)
        if element.tag == "a":
            if not element.get("href"):
                self.last_anchor = element.get("id")
                return self.anchor(element)
            return f"[{inner}]({self.target(element.get('href'))})"
        if element.tag in ("em", "dfn", "var"):
            return f"*{inner}*" if inner.strip() else inner
        if element.tag == "strong":
            return f"**{inner}**"
        if element.tag == "br":
            return "<br>"
        if element.tag == "span" and element.get("class") == "force":
            return f"*({inner})*"
        return inner

    def code(self, element):
        """A span of code has no links: with links it is HTML, which code hosts show as well."""
        if len(element) == 0:
            text = words(element.text)
            fence = "``" if "`" in text else "`"
            pad = " " if text.startswith("`") or text.endswith("`") else ""
            return f"{fence}{pad}{text}{pad}{fence}"
        out = escaped(words(element.text))
        for child in element:
            if child.tag == "a":
                out += f'<a href="{self.target(child.get("href"))}">{self.run(child)}</a>'
            else:
                out += self.run(child)
            out += escaped(words(child.tail))
        return f"<code>{out}</code>"

    def target(self, href):
        if href.startswith("#") or "://" in href:
            return href
        page, _, anchor = href.partition("#")
        if page.endswith(".html"):
            return page[:-len(".html")] + ".md" + (f"#{anchor}" if anchor else "")
        return self.to(os.path.normpath(os.path.join(os.path.dirname(self.source), href)))

    @staticmethod
    def to(path):
        return os.path.relpath(path, HERE)
