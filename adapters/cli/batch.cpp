#include "adapters/cli/batch.hpp"

#include "adapters/cli/clock.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/tally.hpp"
#include "adapters/cli/version.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <csignal>

namespace voorrang::cli {

Batch::Batch(const ReadyPolicy& policy, const DecideOptions& options, Console& console, Interrupt& interrupt)
    : policy_(policy), options_(options), console_(console), interrupt_(interrupt), places_(policy.loaded.sources),
      writer_(console, reader(), options, policy.graph.award) {
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
        InputBuffer buffer(*descriptor, interrupt_);
        std::istream stream(&buffer);
        Result<void> read = bids_.read(stream, name == "-" ? "stdin" : name);
        if (interrupt_.signal()) return {};
        if (!read) return read;
    }
    return {};
}

void Batch::tell(std::vector<Told> all) {
    const std::int64_t before = counts_.decided;
    for (Told& told : all) {
        if (stopped()) return;
        if (told.error) {
            refuse(*told.error);
            if (told.skipped) passed_over();
            continue;
        }
        std::string hint;
        if (!keep(told, hint)) return;
        if (told.lines)
            console_.out().write(told.rendered);
        else if (!told.decision)
            writer_.write(told.rendered);
        else if (writer_.shows(*told.decision) && writer_.writes_rows())
            writer_.add_rows(*told.decision);
        else if (writer_.shows(*told.decision))
            writer_.write(writer_.rendered(*told.decision, told.info, places_, hint));
        else
            writer_.pass_over(*told.decision);
    }
    if (counts_.decided > before) console_.log().debug("{} tenders decided", counts_.decided - before);
    console_.out().flush();
}

void Batch::refuse(const Diagnostic& error) {
    console_.out().flush(); // what came before it is told before it
    console_.report(error);
    code_ = worse(code_, ExitCode::bad_use);
}

// False if the log refused it; it is then not shown either.
bool Batch::keep(const Told& told, std::string& hint) {
    if (log_) {
        const Result<std::int64_t> number = log_->record(run_, *told.entry);
        if (!number) {
            console_.report(number.error());
            log_failed_ = true;
            return false;
        }
        if (first_logged_ == 0) first_logged_ = *number;
        last_logged_ = *number;
        hint = "voorrang log show " + printable(options_.log) + ' ' + std::to_string(*number) + " --bid";
    }
    counts_.add(told.counts);
    any_failed_ = any_failed_ || told.failed;
    return true;
}

bool Batch::stopped() { return log_failed_ || !console_.out().usable() || interrupt_.signal(); }

ExitCode Batch::end() {
    ExitCode code = code_;
    if (!options_.outcomes)
        if (const Result<void> ended = writer_.end(); !ended) refuse(ended.error());
    code = worse(code, code_);
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
    const report::Reader reader = this->reader();
    std::string text = tally_text(counts_, reader);
    if (last_logged_ != 0) {
        const std::string log = printable(options_.log), first = std::to_string(first_logged_);
        text += last_logged_ == first_logged_
                    ? reader.say("; logged in {1} as {2}", {log, first})
                    : reader.say("; logged in {1} as {2} to {3}", {log, first, std::to_string(last_logged_)});
    }
    if (interrupt_.signal() || log_failed_)
        console_.note(log_failed_ ? reader.say("stopped: {1}", {text}) : reader.say("interrupted: {1}", {text}));
    else if (options_.format == Format::text && !options_.outcomes && counts_.decided > 0 &&
             (counts_.decided > 1 || log_))
        console_.out().write('\n' + text + '\n');
}

} // namespace voorrang::cli
