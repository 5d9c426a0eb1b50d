#include "adapters/cli/batch.hpp"

#include "adapters/cli/clock.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/tally.hpp"
#include "adapters/cli/version.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/json/write.hpp"
#include "adapters/report/words.hpp"
#include "adapters/sqlite/log_entry.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <csignal>

namespace voorrang::cli {

namespace {

constexpr std::uint32_t enough = 64;

bool failed(const engine::Decision& decision) {
    if (decision.award || !decision.lots.empty()) return report::outcome_word(decision) == "failed";
    const auto any_failed = [](const std::vector<engine::RuleOutcome>& outcomes) {
        return std::any_of(outcomes.begin(), outcomes.end(),
                           [](const engine::RuleOutcome& outcome) { return outcome.holds == Truth::failed; });
    };
    return std::any_of(decision.others.begin(), decision.others.end(),
                       [&](const engine::OtherVerdict& other) { return any_failed(other.outcomes); });
}

std::string competitor_of(const graph::Graph& graph) { return graph.award ? graph.award->competitor : "bid"; }

} // namespace

Batch::Batch(const ReadyPolicy& policy, const DecideOptions& options, Console& console, Interrupt& interrupt)
    : policy_(policy), options_(options), console_(console), interrupt_(interrupt), places_(policy.loaded.sources),
      loader_(policy.graph.schema), builder_(policy.graph.schema, policy.graph.texts), decider_(policy.graph),
      writer_(console, options.format, options.explain, options.bid, competitor_of(policy.graph)) {
    run_.started = now();
    run_.program = "voorrang " + std::string(program_version);
    run_.policy = policy.info;
    run_.sources = policy.sources();
    if (options.as_at) run_.as_at = to_text(*options.as_at);
    if (!options.draw_seed.empty()) run_.draw_seed = options.draw_seed;
}

Result<void> Batch::open_log() {
    if (options_.log.empty()) return {};
    Result<sqlite::DecisionLog> log = sqlite::DecisionLog::open(options_.log);
    if (!log) return log.error();
    log_.emplace(std::move(*log));
    console_.log().info("log {} opened", options_.log);
    return {};
}

Result<void> Batch::read_bids() {
    for (const std::string& name : options_.bids) {
        const Result<int> descriptor = open_input(name);
        if (!descriptor) return descriptor.error();
        InputBuffer buffer(*descriptor, interrupt_, [] {});
        std::istream stream(&buffer);
        Result<void> read = bids_.read(stream, name == "-" ? "stdin" : name);
        if (interrupt_.signal()) return {};
        if (!read) return read;
    }
    return {};
}

Result<void> Batch::add(ocds::Case document) {
    if (Result<void> applied = bids_.apply(document); !applied) return applied;
    if (const Result<void> loaded = loader_.load(document, builder_); !loaded) return loaded;
    std::string input = json::canonical(document.document.root());
    Pending pending{{policy_.info, options_.draw_seed, ocds::place_of(document, ""), engine::sha256_hex(input)}, {}};
    if (log_) pending.input = std::move(input);
    pending_.push_back(std::move(pending));
    if (builder_.cases() >= enough) decide();
    return {};
}

void Batch::decide() {
    if (pending_.empty() || stopped()) return;
    const engine::Facts facts = builder_.finish();
    const std::vector<engine::Decision> decisions =
        decider_.decide(facts, {options_.as_at, options_.draw_seed, options_.at});
    for (std::size_t i = 0; i < decisions.size() && !stopped(); ++i) {
        std::string hint = "the same command with --bid";
        if (!keep(decisions[i], pending_[i], hint)) break;
        writer_.write(decisions[i], pending_[i].info, places_, hint);
    }
    console_.log().debug("{} tenders decided", decisions.size());
    pending_.clear();
    console_.out().flush();
}

// False if the log refused it; it is then not shown either.
bool Batch::keep(const engine::Decision& decision, Pending& pending, std::string& hint) {
    const std::string outcome(report::outcome_word(decision));
    if (log_) {
        const Result<std::int64_t> number =
            log_->record(run_, sqlite::log_entry(decision, pending.info, places_, std::move(pending.input)));
        if (!number) {
            console_.report(number.error());
            log_failed_ = true;
            return false;
        }
        if (first_logged_ == 0) first_logged_ = *number;
        last_logged_ = *number;
        hint = "voorrang log show " + printable(options_.log) + ' ' + std::to_string(*number) + " --bid";
    }
    counts_.add(outcome);
    any_failed_ = any_failed_ || failed(decision);
    return true;
}

bool Batch::stopped() { return log_failed_ || !console_.out().usable() || interrupt_.signal(); }

ExitCode Batch::end(ExitCode code) {
    writer_.end();
    if (any_failed_) code = worse(code, ExitCode::findings);
    if (log_failed_) code = worse(code, ExitCode::bad_use);
    const std::optional<int> signal = interrupt_.signal();
    if (log_) {
        const bool whole = !log_failed_ && console_.out().usable();
        const Result<void> ended = log_->end_run(now(),
                                                 signal  ? "interrupted"
                                                 : whole ? "complete"
                                                         : "stopped",
                                                 counts_);
        if (!ended && !log_failed_) {
            console_.report(ended.error());
            code = worse(code, ExitCode::bad_use);
        }
    }
    tell_the_end();
    if (signal) return *signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
    if (stopped()) return code;
    // Only now it is sure that something which was asked for is not there.
    for (const std::optional<Diagnostic>& missing : {bids_.unmet(), writer_.missing_bid()}) {
        if (!missing) continue;
        console_.report(*missing);
        code = worse(code, ExitCode::bad_use);
    }
    return code;
}

void Batch::tell_the_end() {
    std::string text = tally_text(counts_);
    if (last_logged_ != 0) {
        text += "; logged in " + printable(options_.log) + " as " + std::to_string(first_logged_);
        if (last_logged_ != first_logged_) text += " to " + std::to_string(last_logged_);
    }
    if (interrupt_.signal() || log_failed_)
        console_.note((log_failed_ ? "stopped: " : "interrupted: ") + text);
    else if (options_.format == Format::text && counts_.decided > 0 && (counts_.decided > 1 || log_))
        console_.out().write('\n' + text + '\n');
}

} // namespace voorrang::cli
