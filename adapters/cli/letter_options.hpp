// Options of `voorrang letter` and `voorrang report`.
#pragma once

#include <cstdint>
#include <string>

namespace voorrang::cli {

enum class PaperFormat : std::uint8_t { markdown, html, pdf };

struct LetterOptions {
    std::string data; // the database of the service
    std::string tender;
    std::string bidder; // of a bid or of who made it: identifier or name; empty: all
    std::string output; // a file for one letter, a folder for several; empty: the standard output
    PaperFormat format = PaperFormat::markdown;
};

struct ReportOptions {
    std::string data, tender;
    std::string output; // empty: the standard output
    PaperFormat format = PaperFormat::markdown;
};

} // namespace voorrang::cli
