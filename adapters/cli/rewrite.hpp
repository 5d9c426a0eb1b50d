// What `fmt` and `translate` share: a text is read, rewritten, and put where it came from or on the standard output.
#pragma once

#include "adapters/cli/console.hpp"
#include "dsl/rewrite/translate.hpp"

#include <functional>

namespace voorrang::cli {

class Rewriting {
  public:
    using Rewrite = std::function<rewrite::Rewritten(const SourceMap&, SourceId)>;

    Rewriting(Console& console, Rewrite how) : console_(console), how_(std::move(how)) {}

    // "-" is the standard input, whose result goes to the standard output. Those that can't be rewritten are told.
    struct Outcome {
        std::string before, after;
        bool usable = false;
    };
    Outcome read(const std::string& file);
    // Writes the file anew if it changes.
    ExitCode put_back(const std::string& file, const Outcome& outcome);

  private:
    Console& console_;
    Rewrite how_;
};

} // namespace voorrang::cli
