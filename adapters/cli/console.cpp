#include "adapters/cli/console.hpp"

#include "dsl/phrases/phrases.hpp"

#include <spdlog/sinks/stdout_sinks.h>

#include <cstdlib>
#include <cstring>

namespace voorrang::cli {

namespace {

// https://no-color.org: set and not empty. A terminal without any abilities has no colours either.
Colour colour_for(const Output& output, ColourChoice choice) {
    if (choice != ColourChoice::automatic) return choice == ColourChoice::always ? Colour::on : Colour::off;
    const char* no_color = std::getenv("NO_COLOR");
    if (no_color != nullptr && *no_color != '\0') return Colour::off;
    const char* terminal = std::getenv("TERM");
    if (terminal != nullptr && std::strcmp(terminal, "dumb") == 0) return Colour::off;
    return output.on_terminal() ? Colour::on : Colour::off;
}

} // namespace

Console::Console(const CommandLine& line)
    : out_colour_(colour_for(out_, line.colour)), err_colour_(colour_for(err_, line.colour)), language_(line.language),
      shows_progress_(err_.on_terminal() && !out_.on_terminal()),
      log_(std::make_shared<spdlog::logger>("voorrang", std::make_shared<spdlog::sinks::stderr_sink_st>())) {
    log_->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    log_->set_level(line.verbose ? spdlog::level::debug : spdlog::level::off);
}

std::string_view preferred_language() {
    const char* const preferred = std::getenv("VOORRANG_LANG");
    return preferred != nullptr ? preferred : "";
}

report::Reader Console::reader(Language otherwise) const {
    return {out_colour_, language_of_code(language_).value_or(otherwise)};
}

report::Reader Console::reader() const { return reader(language_of_code(preferred_language()).value_or(Language::en)); }

std::string_view Console::language_for(const Diagnostic& diagnostic, const SourceMap& sources) const {
    if (!language_.empty()) return language_;
    if (spoken_) return phrases::language_of(diagnostic, sources, code_of(*spoken_));
    return phrases::language_of(diagnostic, sources, preferred_language());
}

std::string Console::text_of(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour) const {
    const std::string_view language = language_for(diagnostic, sources);
    return render_text(phrases::translate(language, diagnostic), sources, colour, phrases::terms(language));
}

std::string Console::json_of(const Diagnostic& diagnostic, const SourceMap& sources) const {
    return render_json(phrases::translate(language_for(diagnostic, sources), diagnostic), sources);
}

void Console::report(const Diagnostic& diagnostic, const SourceMap& sources) {
    clear_progress();
    err_.write(text_of(diagnostic, sources, err_colour_));
    err_.flush();
}

void Console::report(const Diagnostics& diagnostics, const SourceMap& sources) {
    for (const Diagnostic& diagnostic : diagnostics) report(diagnostic, sources);
}

void Console::rendered(std::string_view diagnostics) {
    if (diagnostics.empty()) return;
    clear_progress();
    err_.write(diagnostics);
    err_.flush();
}

void Console::note(std::string_view line) {
    clear_progress();
    err_.write(line);
    err_.write("\n");
    err_.flush();
}

void Console::progress(const std::string& line) {
    if (!shows_progress_) return;
    err_.write("\r\x1b[K" + line);
    err_.flush();
    progress_shown_ = true;
}

void Console::clear_progress() {
    if (!progress_shown_) return;
    err_.write("\r\x1b[K");
    err_.flush();
    progress_shown_ = false;
}

ExitCode Console::finish(ExitCode code) {
    out_.flush();
    clear_progress();
    if (out_.pipe_closed()) return ExitCode::pipe_closed;
    if (out_.usable()) return code;
    report({Code::write_failed,
            "the output can't be written: " + std::string(std::strerror(out_.error())),
            std::nullopt,
            "",
            {},
            ""});
    return worse(code, ExitCode::bad_use);
}

} // namespace voorrang::cli
