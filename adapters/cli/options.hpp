// The command line, read.
#pragma once

#include "dsl/diagnostics/result.hpp"
#include "dsl/value/calendar_date.hpp"

#include <string>
#include <variant>
#include <vector>

namespace voorrang::cli {

enum class ColourChoice : std::uint8_t { automatic, always, never };
enum class Format : std::uint8_t { text, json, jsonl };

// --help and --version.
struct ShowText {
    std::string text;
};

struct CheckOptions {
    std::vector<std::string> paths;
    std::vector<std::string> packages;
    Format format = Format::text;
};

struct TestOptions {
    std::vector<std::string> paths;
    std::vector<std::string> packages;
};

struct DecideOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::vector<std::string> bids;
    std::vector<std::string> inputs; // "-": the standard input
    std::optional<Date> as_at;
    std::string draw_seed;
    std::string log; // empty: none
    Format format = Format::text;
    bool explain = false;
    std::string bid; // explain only this one
};

struct FmtOptions {
    std::vector<std::string> paths; // "-": the standard input
    bool check = false;             // only tell which files are not in form
};

struct TranslateOptions {
    std::string file; // "-": the standard input
    std::string language;
    bool write = false; // in place
};

struct LogListOptions {
    std::string log;
    Format format = Format::text;
};

struct LogShowOptions {
    std::string log;
    std::string decision; // its number, or an ocid
    Format format = Format::text;
    bool explain = false;
    std::string bid;
    bool policy = false; // the texts of the policy instead
    bool input = false;  // the input instead
};

struct CommandLine {
    ColourChoice colour = ColourChoice::automatic;
    bool verbose = false;
    std::string language; // of messages; empty: that of the file they are about
    std::variant<ShowText, CheckOptions, TestOptions, DecideOptions, FmtOptions, TranslateOptions, LogListOptions,
                 LogShowOptions>
        command;
};

// V801, with what was probably meant, if the command line can't be understood.
Result<CommandLine> read_command_line(int argc, const char* const* argv);

} // namespace voorrang::cli
