// Sheets as CSV, after RFC 4180: fields between commas, lines that end in CR LF, UTF-8.
//
// A program that opens CSV takes a field that begins with = + - @ or white space for a formula, and runs it: so a text
// that begins so gets an apostrophe before it (numbers don't). A text that begins with apostrophes and then such a sign
// gets one more, so that `unguarded` finds every text again.
#pragma once

#include "adapters/sheet/sheet.hpp"

namespace voorrang::sheet {

std::string csv_line(const std::vector<std::string>& head);
std::string csv_line(const Row& row);

std::string guarded(const std::string& text);
std::string unguarded(const std::string& text);

} // namespace voorrang::sheet
