// How a page looks: on a wide screen with the contents beside the text, on a phone in one column, on paper without both
// colours and links.
#pragma once

namespace voorrang::doc {

inline constexpr const char* style = R"(
:root { color-scheme: light dark; --ink: #1d2330; --soft: #5b6472; --line: #dde1e7; --paper: #ffffff; --tint: #f6f7f9;
  --link: #1a56a6; --mark: #8a5a00; --rule: #b42318; --def: #1d5fa8; --par: #8a5a00; --tab: #0f766e; --awd: #2e7d32; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ec; --soft: #a2abb8; --line: #363d49; --paper: #14181f;
  --tint: #1c212b; --link: #8ab8f5; --mark: #e2b866; --rule: #f2988d; --def: #8ab8f5; --par: #e2b866; --tab: #6fcfc5;
  --awd: #8fd694; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "DejaVu Serif", serif; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
.page { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
main { min-width: 0; padding: 1.5rem 0 4rem; max-width: 50rem; }
h1, h2, h3, h4, nav, th, .kind, .place, summary, .top dl, footer {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: .25rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 1rem; padding-top: 1rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.08rem; line-height: 1.3; margin: 0; display: inline; }
h3 a { color: inherit; text-decoration: none; }
h4 { font-size: .95rem; margin: 1.1rem 0 .25rem; }
p { margin: .5rem 0; }
ul, ol { margin: .35rem 0; padding-left: 1.4rem; }
li { margin: .15rem 0; }
code, pre, var { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono",
  monospace; overflow-wrap: break-word; }
code .t { color: var(--mark); }
var { background: var(--tint); border-radius: .2em; padding: 0 .2em; }
.top { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
.top .kicker { color: var(--soft); margin: 0; letter-spacing: .02em; }
.top dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: 0;
  font-size: .85rem; color: var(--soft); }
.top dd { margin: 0; overflow-wrap: anywhere; }
article { margin: 1.75rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
article > header { margin-bottom: .35rem; }
.kind { font-size: .72rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1em; padding: .05em .6em;
  vertical-align: .1em; white-space: nowrap; }
.place { font-size: .75rem; color: var(--soft); display: block; overflow-wrap: anywhere; }
.rule { border-color: var(--rule); } .rule .kind { color: var(--rule); }
.definition { border-color: var(--def); } .definition .kind { color: var(--def); }
.parameter { border-color: var(--par); } .parameter .kind { color: var(--par); }
.decision-table { border-color: var(--tab); } .decision-table .kind { color: var(--tab); }
.award { border-color: var(--awd); } .award .kind { color: var(--awd); }
.workflow { border-color: var(--awd); } .workflow .kind { color: var(--awd); }
.workflow td p { font-size: .85rem; }
main pre { background: var(--tint); padding: .75rem 1rem; overflow-x: auto; }
.record .kind { color: var(--soft); }
article:target { background: var(--tint); outline: .5rem solid var(--tint); }
.why { color: var(--soft); }
.says > ul { margin-bottom: .5rem; }
.says code { overflow-wrap: anywhere; }
.value { font-size: 1.1rem; }
.because span, .cites span { font: 600 .78rem system-ui, "Liberation Sans", sans-serif; color: var(--soft);
  margin-right: .35rem; }
.because { font-style: italic; } .because span, .because var { font-style: normal; }
.cites { font-size: .92rem; }
cite { font-style: normal; }
time { white-space: nowrap; }
.force { color: var(--mark); font-size: .92rem; }
.exception { margin: .75rem 0 .75rem .25rem; padding-left: .9rem; border-left: 1px solid var(--line); }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-size: .93rem; line-height: 1.45; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th + th, td + td, th + td { padding-left: .35rem; }
thead th { font-size: .8rem; color: var(--soft); font-weight: 600; border-bottom: 1.5px solid var(--soft); }
tbody th { font-weight: 600; }
th code { font-weight: 400; }
td.outcome, th.outcome { border-left: 3px double var(--line); padding-left: .75rem; }
td.outcome code { font-weight: 700; }
.any { color: var(--soft); }
dfn { font-style: normal; font-weight: 700; }
.source { background: var(--tint); padding: .75rem 1rem; overflow-x: auto; font-size: .8rem; }
details { margin: .35rem 0; } summary { cursor: pointer; font-size: .85rem; color: var(--soft); }
.test { border-left-color: var(--line); margin: 1.25rem 0; } .test h4 { margin-top: 0; }
nav { font-size: .88rem; line-height: 1.4; }
nav h2 { font-size: .8rem; color: var(--soft); margin: 1rem 0 .4rem; padding: 0; border: 0; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { padding-left: .9rem; }
nav li { margin: .3rem 0; } nav li li { margin: .15rem 0; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8rem; color: var(--soft); }
@media (max-width: 63.99rem) { nav { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
  nav ol ol { display: none; } h1 { font-size: 1.55rem; } }
@media (min-width: 64rem) {
  .page { grid-template-columns: 17rem minmax(0, 1fr); gap: 3.5rem; }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1rem .5rem 2rem 0; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #f4f4f4; --link: #000;
    --mark: #000; --rule: #000; --def: #000; --par: #000; --tab: #000; --awd: #000; }
  body { font-size: 10pt; } .page { display: block; padding: 0; } main { max-width: none; padding: 0; }
  nav { position: static; max-height: none; border: 0; } nav ol ol { display: block; }
  article, tr, .test { break-inside: avoid; } h2, h3, h4, thead { break-after: avoid; }
  a { text-decoration: none; } .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; display: block; }
  pre { white-space: pre-wrap; } @page { margin: 2cm; } }
)";

} // namespace voorrang::doc
