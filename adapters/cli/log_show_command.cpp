#include "adapters/cli/commands.hpp"
#include "adapters/cli/decision_writer.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/sqlite/log_reader.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <charconv>

namespace voorrang::cli {

namespace {

std::optional<std::int64_t> number_of(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// A number, or an ocid of which the log has one decision.
Result<std::int64_t> find_decision(sqlite::LogReader& reader, const LogShowOptions& options) {
    if (const std::optional<std::int64_t> number = number_of(options.decision)) return *number;
    const Result<std::vector<std::int64_t>> found = reader.decisions_of(options.decision);
    if (!found) return found.error();
    if (found->size() == 1) return found->front();
    if (found->empty())
        return Diagnostic{Code::log_entry_missing,
                          "there is no decision on `" + options.decision + "` in the log",
                          std::nullopt,
                          options.log,
                          {},
                          "`voorrang log list` shows which there are"};
    std::string numbers;
    for (const std::int64_t number : *found) numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
    return Diagnostic{Code::bad_use,
                      "the log has " + std::to_string(found->size()) + " decisions on `" + options.decision + "`",
                      std::nullopt,
                      options.log,
                      {},
                      "give the number of one: " + numbers};
}

std::string heading(std::int64_t number, const sqlite::LoggedDecision& logged, const report::Reader& reader) {
    const report::CaseInfo& info = logged.stored.info;
    std::string out;
    const auto line = [&](const std::string& text) {
        report::append_wrapped(out, report::Prefix(), report::Prefix("  "), text);
    };
    line(reader.say("Decision {1} of run {2}", {std::to_string(number), std::to_string(logged.run)}));
    line(reader.say("Policy {1} {2}, SHA-256 {3}",
                    {printable(info.policy.name), printable(info.policy.version), info.policy.hash}));
    line(reader.say("Input {1}, SHA-256 {2}", {printable(info.place), info.input_hash}));
    if (!info.draw_seed.empty()) line(reader.say("Draw seed {1}", {printable(info.draw_seed)}));
    return out + '\n';
}

Result<void> show_policy(sqlite::LogReader& reader, const sqlite::LoggedDecision& logged, Console& console) {
    const auto sources = reader.policy_sources(logged.policy_hash);
    if (!sources) return sources.error();
    for (const sqlite::PolicySource& source : *sources) {
        console.out().write("-- " + source.package + ' ' + source.version + ", " + source.file + "\n\n" + source.text);
        if (!source.text.ends_with('\n')) console.out().write("\n");
        console.out().write("\n");
    }
    return {};
}

Result<void> show(sqlite::LogReader& reader, const LogShowOptions& options, Console& console) {
    const Result<std::int64_t> number = find_decision(reader, options);
    if (!number) return number.error();
    const Result<sqlite::LoggedDecision> logged = reader.decision(*number);
    if (!logged) return logged.error();
    if (options.policy) return show_policy(reader, *logged, console);
    if (options.input) {
        console.out().write(logged->input); // as it was hashed
        return {};
    }
    const report::StoredDecision& stored = logged->stored;
    const Result<Language> language = reader.language_of_policy(logged->policy_hash);
    if (!language) return language.error();
    report::TextOptions text{
        console.reader(*language), "bid", {options.explain && options.bid.empty(), options.bid}, {}};
    if (!options.bid.empty()) {
        // Told before anything is written.
        bool found = false;
        for (const engine::Standing& standing : stored.decision.standings)
            found = found || text.explained.covers(standing.id, standing.label);
        if (!found)
            return Diagnostic{
                Code::bad_use, "the decision has no bid `" + options.bid + "`", std::nullopt, options.log, {}, ""};
    }
    if (options.format == Format::json) {
        report::JsonWriter json(report::JsonLayout::indented);
        report::write_decision(json, stored.decision, stored.info, stored.places, text.explained,
                               {text.reader.language});
        console.out().write(json.take() + '\n');
        return {};
    }
    if (!options.explain && options.bid.empty())
        text.explain_hint = "voorrang log show " + printable(options.log) + ' ' + std::to_string(*number) + " --bid";
    console.out().write(heading(*number, *logged, text.reader) + decision_text(stored.decision, stored.places, text));
    return {};
}

} // namespace

ExitCode log_show(const LogShowOptions& options, Console& console) {
    Result<sqlite::LogReader> reader = sqlite::LogReader::open(options.log);
    const Result<void> shown = reader ? show(*reader, options, console) : Result<void>(reader.error());
    if (shown) return ExitCode::fine;
    console.report(shown.error());
    return ExitCode::bad_use;
}

} // namespace voorrang::cli
