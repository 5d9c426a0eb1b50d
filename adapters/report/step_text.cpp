#include "adapters/report/step_text.hpp"

#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/findings_text.hpp"
#include "adapters/report/paint.hpp"
#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::report {

namespace {

using engine::Act;
using engine::Step;
using engine::Timer;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string person(const std::string& name, const std::string& role, const Reader& reader) {
    const std::string who = name.empty() ? std::string() : printable(name);
    if (role.empty()) return who;
    return who.empty() ? reader.say("a {1}", {printable(role)}) : who + " (" + printable(role) + ")";
}

std::string persons(const std::vector<Act>& acts, const Reader& reader) {
    std::vector<std::string> names;
    for (const Act& act : acts) names.push_back(person(act.person, act.role, reader));
    return joined(names);
}

// "publish by A. Bakker (buyer)"; empty without an event.
std::string event_text(const Step& step, const Reader& reader) {
    std::string event = printable(step.event.event);
    if (step.event.approves) event = reader.say("approval of {1}", {event});
    const std::string who = person(step.event.person, step.event.role, reader);
    return who.empty() ? event : reader.say("{1} by {2}", {event, who});
}

std::string headline(const Step& step, const Reader& reader) {
    const Paint paint(reader.colour);
    std::string text = paint(style::bold, reader.value(to_text(step.at))) + "  ";
    const std::string event = event_text(step, reader);
    const std::string way =
        step.before == step.after || step.before.empty() ? step.after : step.before + " -> " + step.after;
    switch (step.kind) {
    case Step::Kind::begun:
        return text + paint(style::green, reader.say("begins in {1}", {step.after}));
    case Step::Kind::elapsed:
        return text + paint(style::green, way) + "  " + reader.say(step.reason);
    case Step::Kind::done:
        return text + paint(style::green, way) + "  " + event;
    case Step::Kind::waiting:
        return text + paint(style::yellow, way) + "  " + reader.say("{1}, waits", {event});
    case Step::Kind::refused:
        return text + paint(style::red, way) + "  " +
               (event.empty() ? reader.say("refused") : reader.say("{1}, refused", {event}));
    }
    return text;
}

class StepWriter {
  public:
    StepWriter(const Step& step, const Places& places, const Reader& reader, bool explain)
        : step_(step), places_(places), reader_(reader), explain_(explain) {}

    std::string run() {
        out_ = headline(step_, reader_) + '\n';
        const bool refused = step_.kind == Step::Kind::refused;
        if (step_.refusal == engine::Refusal::circles && step_.way)
            append_failure(out_, engine::Failure{Code::timers_in_circles, step_.reason, *step_.way}, places_, reader_,
                           4);
        else if (refused || step_.kind == Step::Kind::waiting)
            line(refused ? reader_.say("refused: {1}", {reader_.say(step_.reason)})
                         : reader_.say("waits: {1}", {reader_.say(step_.reason)}));
        if (!step_.because.empty()) line(printable(reader_.say(step_.because)));
        if (step_.paused) line(reader_.say("the tender is paused"));
        guard();
        if (step_.acted.size() + step_.approved.size() > 1 || step_.kind == Step::Kind::waiting) {
            line(reader_.say("done by {1}", {persons(step_.acted, reader_)}));
            if (!step_.approved.empty()) line(reader_.say("approved by {1}", {persons(step_.approved, reader_)}));
        }
        decision();
        if (!step_.paused)
            for (const Timer& timer : step_.timers) deadline(timer);
        append_cites(out_, step_.cites, reader_, 4);
        return std::move(out_);
    }

  private:
    void line(const std::string& text) { append_wrapped(out_, Prefix("    "), Prefix("      "), text); }

    void guard() {
        if (!step_.guard) return;
        append_missing(out_, step_.guard->missing, reader_, 4);
        append_failure(out_, step_.guard->failure, places_, reader_, 4);
        const bool by_guard = step_.refusal == engine::Refusal::guard_no ||
                              step_.refusal == engine::Refusal::guard_unknown ||
                              step_.refusal == engine::Refusal::guard_failed;
        if (explain_ || by_guard) out_ += explanation_text(step_.guard->explanation, places_, reader_, 4);
    }

    void decision() {
        if (!step_.decided) return;
        line(reader_.say("decides {1}:", {decides()}));
        if (!step_.decision->award) {
            for (const engine::Standing& standing : step_.decision->standings)
                line("  " + printable(standing.label) + ": " + status_text(reader_, standing.status));
            out_ += findings_text(*step_.decision, places_, reader_);
            return;
        }
        TextOptions options;
        options.reader = reader_;
        const std::string text = decision_text(*step_.decision, places_, options);
        // Its heading names the tender, which is the same all along.
        std::string body = text.substr(std::min(text.find('\n') + 1, text.size()));
        for (std::size_t at = 0; at < body.size();) {
            const std::size_t end = std::min(body.find('\n', at), body.size());
            if (end > at) out_ += "    " + body.substr(at, end - at);
            out_ += '\n';
            at = end + 1;
        }
    }

    // What is decided: by names of rules, but for two that the language has.
    std::string decides() const {
        std::vector<std::string> names;
        for (const std::string& each : step_.decides)
            names.push_back(each == "exclusions" ? reader_.say("exclusions")
                            : each == "award"    ? reader_.say("award")
                                                 : each);
        return joined(names);
    }

    void deadline(const Timer& timer) {
        if (timer.at)
            line(reader_.say("waits for {1} -> {2}", {reader_.value(timer.text), timer.to}));
        else if (timer.failure)
            line(reader_.say("no deadline -> {1}:", {timer.to}));
        else
            line(reader_.say("a deadline that is not known -> {1}:", {timer.to}));
        if (!timer.at) {
            append_failure(out_, timer.failure, places_, reader_, 6);
            append_missing(out_, timer.missing, reader_, 6);
        }
        if (explain_) out_ += explanation_text(timer.explanation, places_, reader_, 6);
        append_cites(out_, timer.cites, reader_, 6);
    }

    const Step& step_;
    const Places& places_;
    const Reader& reader_;
    const bool explain_;
    std::string out_;
};

} // namespace

std::string step_text(const Step& step, const Places& places, const Reader& reader, bool explain) {
    return StepWriter(step, places, reader, explain).run();
}

} // namespace voorrang::report
