#include "adapters/report/findings_text.hpp"

#include "adapters/report/failure_help.hpp"

#include "adapters/report/columns.hpp"
#include "adapters/report/paint.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::RuleOutcome;

// A record of the decision, whether it competes or not.
struct Subject {
    const std::string* label;
    const std::vector<RuleOutcome>* outcomes;
    const std::vector<engine::MissingFact>* missing = nullptr;
    const std::optional<engine::Failure>* failure = nullptr;
    bool wins = false;
};

// A rule about a bidder is told of its bid; then it is not told again of the bidder.
std::vector<Subject> subjects_of(const engine::Decision& decision) {
    std::vector<Subject> subjects;
    for (const engine::Standing& standing : decision.standings)
        subjects.push_back({&standing.label, &standing.outcomes, &standing.missing, &standing.failure});
    if (decision.award && decision.award->winner) subjects.at(*decision.award->winner).wins = true;
    for (const engine::OtherVerdict& other : decision.others)
        if (!told_of_a_bid(other, decision)) subjects.push_back({&other.label, &other.outcomes});
    return subjects;
}

class FindingsWriter {
  public:
    FindingsWriter(const Places& places, const Reader& reader)
        : places_(places), reader_(reader), paint_(reader.colour) {}

    void struck(const std::vector<Subject>& subjects, phrases::Fixed heading, std::string_view style,
                std::initializer_list<ast::RuleKind> kinds) {
        bool first = true;
        for (const Subject& subject : subjects)
            for (const RuleOutcome& outcome : *subject.outcomes) {
                if (outcome.holds != Truth::yes) continue;
                if (std::find(kinds.begin(), kinds.end(), outcome.kind) == kinds.end()) continue;
                head(first, heading, style);
                finding(*subject.label, outcome);
            }
    }

    // What is open, with what each rule waits for; where the scores too wait for facts, those of the whole record.
    void open(const std::vector<Subject>& subjects) {
        bool first = true;
        for (const Subject& subject : subjects) {
            std::vector<engine::MissingFact> missing;
            if (subject.missing != nullptr) missing = *subject.missing;
            std::string rules;
            for (const RuleOutcome& outcome : *subject.outcomes) {
                if (outcome.holds != Truth::unknown) continue;
                if (outcome.kind == ast::RuleKind::oblige && !binds(subject)) continue;
                rules += (rules.empty() ? "" : ", ") + printable(outcome.name);
                missing.insert(missing.end(), outcome.missing.begin(), outcome.missing.end());
            }
            if (rules.empty() && missing.empty()) continue;
            std::sort(missing.begin(), missing.end());
            missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
            head(first, "Undetermined", style::yellow);
            std::string line = paint_.words(style::bold, printable(*subject.label));
            if (!rules.empty()) line += ": " + rules;
            append_wrapped(out_, Prefix("    "), Prefix("      "), line);
            append_missing(out_, missing, reader_, 6);
        }
    }

    void failed(const std::vector<Subject>& subjects) {
        bool first = true;
        for (const Subject& subject : subjects) {
            bool by_rule = false;
            for (const RuleOutcome& outcome : *subject.outcomes) {
                if (outcome.holds != Truth::failed) continue;
                head(first, "Failed", style::red);
                finding(*subject.label, outcome);
                by_rule = true;
            }
            if (by_rule || subject.failure == nullptr || !*subject.failure) continue;
            head(first, "Failed", style::red);
            append_wrapped(out_, Prefix("    "), Prefix("      "),
                           paint_.words(style::bold, printable(*subject.label)));
            append_failure(out_, *subject.failure, places_, reader_, 6);
        }
    }

    // What the winner takes upon itself.
    void obliged(const std::vector<Subject>& subjects) {
        bool first = true;
        for (const Subject& subject : subjects)
            for (const RuleOutcome& outcome : *subject.outcomes) {
                if (outcome.kind != ast::RuleKind::oblige || outcome.holds != Truth::yes || !binds(subject)) continue;
                head(first, "Obliged", style::green);
                finding(*subject.label, outcome);
                append_missing(out_, outcome.missing, reader_, 6);
            }
    }

    void asked(const std::vector<Subject>& subjects) {
        bool first = true;
        for (const Subject& subject : subjects)
            for (const RuleOutcome& outcome : *subject.outcomes) {
                if (outcome.kind != ast::RuleKind::ask || outcome.holds != Truth::yes) continue;
                head(first, "To be asked", style::yellow);
                finding(*subject.label, outcome);
                append_missing(out_, outcome.missing, reader_, 6);
            }
    }

    std::string take() { return std::move(out_); }

  private:
    void head(bool& first, phrases::Fixed heading, std::string_view style) {
        if (first) out_ += "\n  " + paint_(style, reader_.say(heading)) + '\n';
        first = false;
    }

    void finding(const std::string& label, const RuleOutcome& outcome) {
        std::string line = paint_.words(style::bold, printable(label)) + ": " + printable(outcome.name);
        if (!outcome.owed.empty())
            line += outcome.missing.empty() ? reader_.say(", to {1}", {printable(reader_.say(outcome.owed))})
                                            : reader_.say(", to what is not known yet");
        if (!outcome.because.empty()) line += reader_.say(", because {1}", {printable(reader_.say(outcome.because))});
        append_wrapped(out_, Prefix("    "), Prefix("      "), line);
        append_failure(out_, outcome.failure, places_, reader_, 6);
        append_cites(out_, outcome.cites, reader_, 6);
    }

    // An obligation is the winner's; what others would owe stands in their explanations only. One on a record that
    // doesn't compete is told as it is.
    static bool binds(const Subject& subject) { return subject.wins || subject.missing == nullptr; }

    const Places& places_;
    const Reader& reader_;
    const Paint paint_;
    std::string out_;
};

} // namespace

bool told_of_a_bid(const engine::OtherVerdict& other, const engine::Decision& decision) {
    const auto tells = [&](const engine::Standing& standing) {
        return standing.label == other.label &&
               std::all_of(other.outcomes.begin(), other.outcomes.end(), [&](const RuleOutcome& outcome) {
                   return std::any_of(standing.outcomes.begin(), standing.outcomes.end(),
                                      [&](const RuleOutcome& of_bid) {
                                          return of_bid.rule == outcome.rule && of_bid.holds == outcome.holds;
                                      });
               });
    };
    return std::any_of(decision.standings.begin(), decision.standings.end(), tells);
}

std::string findings_text(const engine::Decision& decision, const Places& places, const Reader& reader) {
    const std::vector<Subject> subjects = subjects_of(decision);
    FindingsWriter writer(places, reader);
    writer.struck(subjects, "Excluded", style::red, {ast::RuleKind::exclude, ast::RuleKind::require});
    writer.struck(subjects, "Reserved to others", style::red, {ast::RuleKind::reserve});
    writer.open(subjects);
    writer.failed(subjects);
    writer.obliged(subjects);
    writer.asked(subjects);
    writer.struck(subjects, "Preferred", style::green, {ast::RuleKind::prefer});
    writer.struck(subjects, "Flagged", style::yellow, {ast::RuleKind::flag});
    return writer.take();
}

void append_missing(std::string& out, const std::vector<engine::MissingFact>& missing, const Reader& reader,
                    std::size_t indent) {
    const Paint paint(reader.colour);
    for (const engine::MissingFact& fact : missing) {
        std::string line = fact.subject.empty()
                               ? reader.say("missing {1}", {printable(fact.fact)})
                               : reader.say("missing {1} of {2}", {printable(fact.fact), printable(fact.subject)});
        if (!fact.sealed.empty()) line += reader.say(", sealed until {1}", {printable(reader.value(fact.sealed))});
        line += reader.say(", at {1}", {paint.words(style::cyan, printable(fact.pointer))});
        append_wrapped(out, Prefix(std::string(indent, ' ')), Prefix(std::string(indent + 2, ' ')), line);
    }
}

void append_failure(std::string& out, const std::optional<engine::Failure>& failure, const Places& places,
                    const Reader& reader, std::size_t indent) {
    if (!failure) return;
    const Paint paint(reader.colour);
    std::string line;
    if (const std::optional<Place> place = places.find(failure->span)) line = printable(to_text(*place)) + ": ";
    line += paint(style::red, reader.say("error[{1}]", {code_text(failure->code)}));
    line += ": " + printable(reader.say(failure->whole()));
    const Prefix further(std::string(indent + 2, ' '));
    append_wrapped(out, Prefix(std::string(indent, ' ')), further, line);
    if (const auto help = failure_help(failure->code))
        append_wrapped(out, further, further, reader.say("help: {1}", {reader.say(*help)}));
}

void append_cites(std::string& out, const std::vector<std::string>& cites, const Reader& reader, std::size_t indent) {
    if (cites.empty()) return;
    std::string line = reader.say("cites");
    for (std::size_t i = 0; i < cites.size(); ++i) line += (i > 0 ? "; " : " ") + printable(cites[i]);
    append_wrapped(out, Prefix(std::string(indent, ' ')), Prefix(std::string(indent + 2, ' ')), line);
}

} // namespace voorrang::report
