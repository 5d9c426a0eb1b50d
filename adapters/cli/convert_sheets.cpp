#include "adapters/cli/convert_sheets.hpp"

#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/intake/intake.hpp"
#include "adapters/json/write.hpp"
#include "adapters/sheet/read.hpp"

#include <csignal>

namespace voorrang::cli {

namespace {

std::string shown(const std::string& name) { return name == "-" ? "stdin" : name; }

// One byte more than is read of a sheet, so that it is seen to be too large. Of JSON all that is there.
Result<std::string> read_all(const std::string& name, std::size_t most, Interrupt& interrupt) {
    const Result<int> descriptor = open_input(name);
    if (!descriptor) return descriptor.error();
    InputBuffer buffer(*descriptor, interrupt);
    std::istream stream(&buffer);
    std::string bytes;
    std::vector<char> piece(64 << 10);
    while (bytes.size() <= most && stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        bytes.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (buffer.failed())
        return Diagnostic{Code::file_not_found, "the file can't be read", std::nullopt, shown(name), {}, ""};
    return bytes;
}

constexpr std::size_t most_json_bytes = 64 << 20; // docs/facts.md

Result<std::vector<sheet::ReadSheet>> read_sheets(const std::vector<std::string>& names, const std::string& sheet,
                                                  Interrupt& interrupt) {
    std::vector<sheet::ReadSheet> sheets;
    for (const std::string& name : names) {
        const Result<std::string> bytes = read_all(name, sheet::most_read_bytes, interrupt);
        if (!bytes) return bytes.error();
        Result<sheet::ReadSheet> read = sheet::read(*bytes, shown(name), sheet);
        if (!read) return read.error();
        sheets.push_back(std::move(*read));
    }
    return sheets;
}

// One document by itself, several as an array, or one a line.
std::string text_of(const std::vector<json::Tree>& documents, Format format) {
    std::string text;
    for (const json::Tree& document : documents)
        text += format == Format::jsonl ? json::compact(document.root()) + "\n"
                                        : (text.empty() ? "" : ",\n") + json::indented(document.root());
    if (format == Format::jsonl) return text;
    return documents.size() == 1 ? text + "\n" : "[\n" + text + "\n]\n";
}

std::vector<std::string> all_inputs(const ConvertOptions& options) {
    std::vector<std::string> names = options.inputs;
    names.insert(names.end(), options.suppliers.begin(), options.suppliers.end());
    names.insert(names.end(), options.assessments.begin(), options.assessments.end());
    return names;
}

Result<void> take_in(const ConvertOptions& options, intake::Intake& intake, Interrupt& interrupt) {
    for (const std::string& name : options.inputs) {
        const Result<std::string> text = read_all(name, most_json_bytes, interrupt);
        if (!text) return text.error();
        if (const Result<void> added = intake.add_documents(*text, shown(name)); !added) return added.error();
    }
    const auto suppliers = read_sheets(options.suppliers, options.sheet, interrupt);
    if (!suppliers) return suppliers.error();
    const auto assessments = read_sheets(options.assessments, options.sheet, interrupt);
    if (!assessments) return assessments.error();
    for (const sheet::ReadSheet& sheet : *suppliers) intake.add_suppliers(sheet);
    for (const sheet::ReadSheet& sheet : *assessments) intake.add_assessments(sheet);
    return {};
}

} // namespace

ExitCode convert_sheets(const ConvertOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& diagnostic) {
        console.report(diagnostic);
        return ExitCode::bad_use;
    };
    const std::vector<std::string> names = all_inputs(options);
    if (const Result<void> there = check_inputs(names, {}); !there) return refuse(there.error());
    std::unique_ptr<ReadyPolicy> policy;
    if (!options.policy.empty()) {
        if (const Result<void> there = check_input(options.policy); !there) return refuse(there.error());
        policy = load_ready_policy(options.policy, options.packages, console, Cached::yes);
        if (!policy) return ExitCode::bad_use;
    }
    Interrupt interrupt;
    intake::Intake intake(policy ? &policy->graph.schema : nullptr);
    const Result<void> taken = take_in(options, intake, interrupt);
    if (const std::optional<int> signal = interrupt.signal())
        return *signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
    if (!taken) return refuse(taken.error());
    for (const Diagnostic& fault : intake.faults()) console.report(fault);
    if (!intake.faults().empty()) return ExitCode::bad_use;
    const std::string text = text_of(intake.documents(), options.format);
    if (options.output.empty()) {
        console.out().write(text);
        return ExitCode::fine;
    }
    if (const Result<void> written = write_output(options.output, text, names); !written)
        return refuse(written.error());
    return ExitCode::fine;
}

} // namespace voorrang::cli
