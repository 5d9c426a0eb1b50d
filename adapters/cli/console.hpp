// Where a command tells what it has to tell: results on the standard output, diagnostics and progress on the standard
// error.
#pragma once

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/cli/output.hpp"
#include "adapters/report/reader.hpp"

#include <spdlog/logger.h>

namespace voorrang::cli {

std::string_view preferred_language(); // VOORRANG_LANG; empty where it is not set

class Console {
  public:
    explicit Console(const CommandLine& line);

    Output& out() { return out_; }
    spdlog::logger& log() { return *log_; } // what is being done; silent unless --verbose
    Colour out_colour() const { return out_colour_; }
    Colour error_colour() const { return err_colour_; }
    std::optional<Language> language() const { return language_of_code(language_); } // that was asked for
    // Of what is written to the standard output: in the language that was asked for, or else this one.
    report::Reader reader(Language otherwise) const;
    // Else: in that of the environment.
    report::Reader reader() const;

    // From now on a message that points at no place in a rule file comes in this language, if none was asked for.
    void speak(Language language) { spoken_ = language; }

    // A diagnostic as this user reads it: in the language that was asked for, or that of the file in which it stands.
    std::string text_of(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour) const;
    std::string json_of(const Diagnostic& diagnostic, const SourceMap& sources) const;

    void report(const Diagnostic& diagnostic, const SourceMap& sources = {});
    void report(const Diagnostics& diagnostics, const SourceMap& sources);
    void rendered(std::string_view diagnostics); // with error_colour(), as render_text() makes them
    void note(std::string_view line);            // one line on the standard error

    // A line that stays at the bottom of a terminal until it is replaced; nothing elsewhere, or where the output
    // scrolls past on the same terminal.
    bool shows_progress() const { return shows_progress_; }
    void progress(const std::string& line);

    // Flushes the output, and tells if it could not be written.
    ExitCode finish(ExitCode code);

  private:
    void clear_progress();
    std::string_view language_for(const Diagnostic& diagnostic, const SourceMap& sources) const;

    Output out_{1};
    Output err_{2};
    Colour out_colour_, err_colour_;
    std::string language_;
    std::optional<Language> spoken_;
    bool shows_progress_;
    bool progress_shown_ = false;
    std::shared_ptr<spdlog::logger> log_;
};

} // namespace voorrang::cli
