#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/sheet_output.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/report/measure_report.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "engine/measure/measurer.hpp"

#include <csignal>
#include <limits>
#include <utility>

namespace voorrang::cli {

namespace {

constexpr std::uint32_t batch = 256; // cases that are evaluated together

Diagnostic bad_use(std::string message, std::string help = {}) {
    return {Code::bad_use, std::move(message), std::nullopt, "", {}, std::move(help)};
}

bool is_asked(const auto& measure, const std::string& name) {
    return name.empty() || measure.name == name || measure.full_name == name;
}

void mark_needed(const std::vector<graph::Measure>& measures, std::uint32_t at, std::vector<std::uint8_t>& needed) {
    if (std::exchange(needed[at], std::uint8_t{1}) != 0) return;
    for (const auto& other : measures[at].others) {
        mark_needed(measures, other.measure, needed);
        if (other.where) mark_needed(measures, *other.where, needed);
    }
}

void keep(std::vector<graph::Measure>& measures, const std::vector<std::uint8_t>& needed) {
    std::vector<std::uint32_t> places;
    std::vector<graph::Measure> kept;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        places.push_back(static_cast<std::uint32_t>(kept.size()));
        if (needed[i] != 0) kept.push_back(std::move(measures[i]));
    }
    for (graph::Measure& measure : kept)
        for (auto& other : measure.others) {
            other.measure = places[other.measure];
            if (other.where) other.where = places[*other.where];
        }
    measures = std::move(kept);
}

// Leaves only the measure that was asked for, and those on which it rests.
Result<void> choose(graph::Measures& all, const std::string& name) {
    std::vector<graph::Measure>& measures = all.measures;
    if (measures.empty()) return bad_use("this policy has no measures and no rules across cases");
    if (name.empty()) return {};
    std::vector<std::string> names;
    std::vector<std::uint8_t> needed(measures.size(), 0);
    bool found = false;
    for (std::uint32_t i = 0; i < measures.size(); ++i) {
        if (measures[i].of_groups) continue;
        names.push_back(measures[i].name);
        if (!is_asked(measures[i], name)) continue;
        found = true;
        mark_needed(measures, i, needed);
    }
    if (found) {
        keep(measures, needed);
        return {};
    }
    const auto nearest = suggest(name, names);
    return bad_use("this policy has no measure `" + name + "`", nearest ? "did you mean `" + *nearest + "`?" : "");
}

class MeasureStream {
  public:
    MeasureStream(const ReadyPolicy& policy, const MeasureOptions& options, Console& console, Interrupt& interrupt)
        : options_(options), console_(console), reader_(console.reader(policy.language())), interrupt_(interrupt),
          loader_(policy.measures.rows.schema), builder_(policy.measures.rows.schema, policy.measures.rows.texts),
          measurer_(policy.measures, {options.all_cases ? std::numeric_limits<std::size_t>::max() : std::size_t{10}}) {
        run_.policy = policy.info;
    }

    Result<void> read_bids() {
        for (const std::string& name : options_.bids) {
            const Result<int> descriptor = open_input(name);
            if (!descriptor) return descriptor.error();
            InputBuffer buffer(*descriptor, interrupt_);
            std::istream stream(&buffer);
            if (Result<void> read = bids_.read(stream, name == "-" ? "stdin" : name); !read) return read;
        }
        return {};
    }

    void read(const std::string& name) {
        const Result<int> descriptor = open_input(name);
        if (!descriptor) return refuse(descriptor.error());
        InputBuffer buffer(*descriptor, interrupt_);
        std::istream stream(&buffer);
        ocds::CaseReader reader(stream, name == "-" ? "stdin" : name, options_.case_id);
        while (!interrupt_.signal()) {
            Result<std::optional<ocds::Case>> next = reader.next();
            if (interrupt_.signal()) return;
            if (!next) {
                refuse(next.error());
                ++run_.skipped;
                if (!reader.recover()) return;
                continue;
            }
            if (!*next) return;
            if (const Result<void> added = add(std::move(**next)); !added) {
                refuse(added.error());
                ++run_.skipped;
            }
        }
    }

    ExitCode end(const report::Places& places) {
        if (const auto signal = interrupt_.signal())
            return *signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
        measurer_.add(builder_.finish(), options_.as_at);
        if (const auto unmet = bids_.unmet()) refuse(*unmet);
        auto results = measurer_.results(options_.explain);
        std::erase_if(results, [&](const auto& result) { return !is_asked(result, options_.measure); });
        if (is_sheet(options_.format))
            write_sheet(report::measures_sheet(results));
        else if (options_.format == Format::json)
            console_.out().write(report::measures_json(results, run_, places, reader_.language));
        else
            write_text(results, places);
        for (const auto& result : results)
            for (const auto& group : result.groups)
                if (group.state == engine::GroupResult::State::failed) code_ = worse(code_, ExitCode::findings);
        return code_;
    }

  private:
    Result<void> add(ocds::Case document) {
        if (Result<void> applied = bids_.apply(document); !applied) return applied;
        if (Result<void> loaded = loader_.load(document, builder_); !loaded) return loaded;
        ++run_.cases;
        if (builder_.cases() >= batch) measurer_.add(builder_.finish(), options_.as_at);
        return {};
    }

    void refuse(const Diagnostic& diagnostic) {
        console_.report(diagnostic);
        code_ = ExitCode::bad_use;
    }

    void write_sheet(const sheet::Sheet& sheet) {
        const Result<std::string> bytes = sheet::written(sheet_form(options_.format, options_.bom), sheet);
        bytes ? console_.out().write(*bytes) : refuse(bytes.error());
    }

    void write_text(const std::vector<engine::MeasureResult>& results, const report::Places& places) {
        const report::MeasureText text{reader_, options_.explain, options_.all_cases};
        for (const auto& result : results) console_.out().write(report::measure_text(result, places, text) + '\n');
        std::string count = reader_.count(run_.cases, "{1} tender measured", "{1} tenders measured");
        if (run_.skipped > 0)
            count += ", " + reader_.say("{1} skipped", {phrases::say_number(reader_.language, run_.skipped)});
        console_.out().write(count + '\n');
    }

    const MeasureOptions& options_;
    Console& console_;
    report::Reader reader_;
    Interrupt& interrupt_;
    ocds::Loader loader_;
    engine::FactsBuilder builder_;
    engine::Measurer measurer_;
    ocds::BidsIndex bids_;
    report::MeasureRun run_;
    ExitCode code_ = ExitCode::fine;
};

} // namespace

ExitCode measure(const MeasureOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& diagnostic) {
        console.report(diagnostic);
        return ExitCode::bad_use;
    };
    if (const Result<void> there = check_input(options.policy); !there) return refuse(there.error());
    if (const Result<void> there = check_inputs(options.inputs, options.bids); !there) return refuse(there.error());
    if (const Result<void> fits = check_sheet_output(options.format, options.bom, console.out().on_terminal()); !fits)
        return refuse(fits.error());
    const std::unique_ptr<ReadyPolicy> policy =
        load_ready_policy(options.policy, options.packages, console, options.cache ? Cached::yes : Cached::no);
    if (!policy) return ExitCode::bad_use;
    if (const Result<void> chosen = choose(policy->measures, options.measure); !chosen) return refuse(chosen.error());

    Interrupt interrupt;
    MeasureStream stream(*policy, options, console, interrupt);
    if (const Result<void> read = stream.read_bids(); !read) return refuse(read.error());
    for (const std::string& name : options.inputs) stream.read(name);
    return stream.end(report::SourcePlaces(policy->loaded.sources));
}

} // namespace voorrang::cli
