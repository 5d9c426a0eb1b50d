#include "adapters/cli/commands.hpp"
#include "adapters/cli/convert_sheets.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/espd/response.hpp"
#include "adapters/json/write.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <csignal>

namespace voorrang::cli {

namespace {

class Converting {
  public:
    Converting(const ConvertOptions& options, Console& console) : options_(options), console_(console) {}

    void convert(const std::string& name) {
        const Result<int> descriptor = open_input(name);
        if (!descriptor) return refuse(descriptor.error());
        InputBuffer buffer(*descriptor, interrupt_);
        std::istream stream(&buffer);
        if ((stream >> std::ws).peek() == '{' || stream.peek() == '[')
            return refuse({Code::not_a_notice,
                           "this is no XML, and so no notice of eForms",
                           std::nullopt,
                           name == "-" ? "stdin" : name,
                           {},
                           "OCDS as JSON needs no converting: give it to `voorrang decide` as it is"});
        espd::Document read = espd::read_document("", stream, name == "-" ? "stdin" : name);
        if (interrupt_.signal()) return;
        if (const Diagnostics* faults = std::get_if<Diagnostics>(&read)) {
            for (const Diagnostic& fault : *faults) refuse(fault);
            return;
        }
        if (const eforms::Notice* notice = std::get_if<eforms::Notice>(&read))
            add(notice->release.root());
        else
            add(std::get<espd::Response>(read).release.root());
    }

    ExitCode end() {
        if (const std::optional<int> signal = interrupt_.signal())
            return *signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
        if (options_.format == Format::json && options_.inputs.size() > 1) text_ += count_ > 0 ? "\n]\n" : "[]\n";
        if (options_.output.empty()) {
            console_.out().write(text_);
        } else if (code_ == ExitCode::fine || count_ > 0) {
            if (const Result<void> written = write_output(options_.output, text_, options_.inputs); !written)
                refuse(written.error());
        }
        return code_;
    }

    bool stopped() { return !console_.out().usable() || interrupt_.signal(); }

  private:
    // A release by itself, several as an array, or one a line. Lines are written as they come.
    void add(json::Ref release) {
        const bool several = options_.inputs.size() > 1;
        if (options_.format == Format::jsonl)
            text_ += json::compact(release) + '\n';
        else if (several)
            text_ += (count_ == 0 ? "[\n" : ",\n") + json::indented(release);
        else
            text_ += json::indented(release) + '\n';
        ++count_;
        if (!options_.output.empty()) return;
        console_.out().write(text_);
        text_.clear();
    }

    void refuse(const Diagnostic& diagnostic) {
        console_.report(diagnostic);
        code_ = ExitCode::bad_use;
    }

    const ConvertOptions& options_;
    Console& console_;
    Interrupt interrupt_;
    std::string text_;
    std::size_t count_ = 0;
    ExitCode code_ = ExitCode::fine;
};

} // namespace

ExitCode convert(const ConvertOptions& options, Console& console) {
    if (!options.suppliers.empty() || !options.assessments.empty()) return convert_sheets(options, console);
    for (const auto& [option, given] :
         {std::pair("--policy", !options.policy.empty()), std::pair("--packages", !options.packages.empty()),
          std::pair("--sheet", !options.sheet.empty())}) {
        if (!given) continue;
        console.report({Code::bad_use,
                        in_ticks(option) + " goes with `--suppliers` only",
                        std::nullopt,
                        "",
                        {},
                        "notices have no need of it"});
        return ExitCode::bad_use;
    }
    if (const Result<void> there = check_inputs(options.inputs, {}); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    Converting converting(options, console);
    for (const std::string& name : options.inputs) {
        if (converting.stopped()) break;
        converting.convert(name);
    }
    return converting.end();
}

} // namespace voorrang::cli
