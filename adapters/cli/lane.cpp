#include "adapters/cli/lane.hpp"

#include "adapters/cli/outcome_lines.hpp"
#include "adapters/cli/text_buffer.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/report/words.hpp"
#include "adapters/sqlite/log_entry.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <istream>

namespace voorrang::cli {

namespace {

bool failed(const engine::Decision& decision) {
    if (decision.award || !decision.lots.empty()) return report::outcome_word(decision) == "failed";
    const auto any_failed = [](const std::vector<engine::RuleOutcome>& outcomes) {
        return std::any_of(outcomes.begin(), outcomes.end(),
                           [](const engine::RuleOutcome& outcome) { return outcome.holds == Truth::failed; });
    };
    return std::any_of(decision.others.begin(), decision.others.end(),
                       [&](const engine::OtherVerdict& other) { return any_failed(other.outcomes); });
}

bool any_failed(const engine::Outcomes& outcomes) {
    return std::any_of(outcomes.strikes.begin(), outcomes.strikes.end(),
                       [](const engine::Strike& strike) { return strike.holds == Truth::failed; });
}

Told told_of(Diagnostic error) {
    Told told;
    told.error = std::move(error);
    return told;
}

} // namespace

Lane::Lane(const LaneSetting& setting)
    : setting_(setting),
      wants_input_(!setting.options->outcomes && (!setting.options->log.empty() || is_json(setting.options->format))),
      may_be_direct_(!wants_input_ && setting.options->bids.empty()), loader_(setting.policy->graph.schema),
      direct_(setting.policy->graph.schema, setting.options->case_id),
      builder_(setting.policy->graph.schema, setting.policy->graph.texts),
      facts_(setting.policy->graph.schema, setting.policy->graph.texts), decider_(setting.policy->graph) {}

Result<void> Lane::add(ocds::Case document) {
    if (!setting_.options->bids.empty()) {
        const std::lock_guard lock(*setting_.bids_taken);
        if (Result<void> applied = setting_.bids->apply(document); !applied) return applied;
    }
    if (const Result<void> loaded = loader_.load(document, builder_); !loaded) return loaded;
    Pending pending{ocds::place_of(document, ""), {}, {}};
    if (wants_input_) {
        pending.input = json::canonical(document.document.root());
        pending.input_hash = engine::sha256_hex(pending.input);
        if (setting_.options->log.empty()) pending.input.clear();
    }
    pending_.push_back(std::move(pending));
    return {};
}

bool Lane::enough() const { return builder_.cases() >= cases_at_once; }

std::vector<Told> Lane::decide() {
    std::vector<Told> told;
    decide_into(told);
    return told;
}

void Lane::decide_into(std::vector<Told>& told) {
    if (builder_.cases() == 0) return;
    builder_.finish(facts_);
    const DecideOptions& options = *setting_.options;
    const bool explained = !options.outcomes && (!options.log.empty() || setting_.writer->explains());
    const engine::DecideOptions how{options.as_at, options.draw_seed, options.at, explained};
    if (options.outcomes) {
        Told lines;
        lines.lines = true;
        const graph::Graph& graph = setting_.policy->graph;
        const engine::Outcomes& outcomes = decider_.decide_batch(facts_, how);
        append_outcomes(lines.rendered, lines.counts, outcomes, facts_, graph);
        lines.failed = graph.award ? lines.counts.failed > 0 : any_failed(outcomes);
        told.push_back(std::move(lines));
    } else {
        std::vector<engine::Decision> decisions = decider_.decide(facts_, how);
        for (std::size_t i = 0; i < decisions.size(); ++i)
            told.push_back(told_of(std::move(decisions[i]), pending_[i]));
    }
    pending_.clear();
}

Told Lane::told_of(engine::Decision decision, Pending& pending) const {
    const DecideOptions& options = *setting_.options;
    Told told;
    told.info = {setting_.policy->info, options.draw_seed, std::move(pending.place), std::move(pending.input_hash)};
    told.counts.add(report::outcome_word(decision));
    told.failed = failed(decision);
    if (!options.log.empty())
        told.entry = sqlite::log_entry(decision, told.info, *setting_.places, std::move(pending.input));
    const bool later = setting_.writer->writes_rows() || (!options.log.empty() && setting_.writer->shows_hint());
    if (later || !setting_.writer->shows(decision))
        told.decision = std::move(decision);
    else
        told.rendered = setting_.writer->rendered(decision, told.info, *setting_.places,
                                                  setting_.writer->reader().say("the same command with --bid"));
    return told;
}

LinesDone Lane::decide_lines(const Lines& lines) {
    LinesDone done;
    done.resume = lines.resume;
    std::size_t at = 0;
    while (!done.stopped && !done.again && direct_lines(lines, at, done.resume, done.told)) read_on(lines, at, done);
    decide_into(done.told);
    return done;
}

// Documents with a line of their own, straight from their text. False at the end of all.
bool Lane::direct_lines(const Lines& lines, std::size_t& at, ocds::Resume& resume, std::vector<Told>& told) {
    const std::string& text = lines.text;
    while (true) {
        std::size_t begin = at;
        for (; begin < text.size(); ++begin) {
            const char c = text[begin];
            if (c == '\n') {
                at = begin + 1;
                resume.begin = {resume.begin.line + 1, 1};
            } else if (c != ' ' && c != '\t' && c != '\r') {
                break;
            }
        }
        if (begin == text.size()) return false;
        if (!may_be_direct_ || resume.begin.line <= resume.last_end) return true;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!direct_.load(std::string_view(text).substr(begin, end - begin), builder_)) return true;
        if (!setting_.options->outcomes)
            pending_.push_back({lines.name + ":" + std::to_string(resume.begin.line), {}, {}});
        resume.last_end = resume.begin.line;
        if (end < text.size()) {
            at = end + 1;
            resume.begin = {resume.begin.line + 1, 1};
        } else {
            resume.begin = json::position_of(std::string_view(text).substr(at), end - at, resume.begin);
            at = end;
        }
        if (enough()) decide_into(told);
    }
}

// What the direct way gave up: until it can be gone again.
void Lane::read_on(const Lines& lines, std::size_t& at, LinesDone& done) {
    decide_into(done.told);
    TextBuffer buffer(std::string_view(lines.text).substr(at));
    std::istream stream(&buffer);
    ocds::CaseReader reader(stream, lines.name, setting_.options->case_id, done.resume);
    const std::size_t begin = at;
    std::size_t whole = done.told.size(); // what is told of whole documents
    const auto refuse = [&](const Diagnostic& error) {
        decide_into(done.told);
        done.told.push_back(cli::told_of(error));
    };
    while (true) {
        Result<std::optional<ocds::Case>> next = reader.next();
        const bool at_end = next && !*next;
        const bool goes_on = next || reader.recover();
        if (!at_end && reader.reader().ended() && !lines.last) {
            // The document may go on in the lines that follow; or whether reading does hangs on them.
            decide_into(done.told);
            done.told.erase(done.told.begin() + static_cast<std::ptrdiff_t>(whole), done.told.end());
            done.again = at;
            return;
        }
        if (!next) {
            refuse(next.error());
            if (!goes_on) {
                done.told.back().skipped = false;
                done.stopped = true;
                return;
            }
        } else if (at_end) {
            at = lines.text.size();
            done.resume = reader.resume();
            if (!done.resume.lines) done.again = at;
            return;
        } else if (const Result<void> added = add(std::move(**next)); !added) {
            refuse(added.error());
        }
        if (!reader.between()) continue;
        if (enough() || !wants_input_) decide_into(done.told);
        whole = done.told.size() + pending_.size();
        at = begin + reader.reader().passed();
        done.resume = reader.resume();
        if (may_be_direct_ && done.resume.lines) return;
    }
}

} // namespace voorrang::cli
