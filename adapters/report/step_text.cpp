#include "adapters/report/step_text.hpp"

#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/findings_text.hpp"
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

std::string person(const std::string& name, const std::string& role) {
    const std::string who = name.empty() ? std::string() : printable(name);
    if (role.empty()) return who;
    return who.empty() ? "a " + printable(role) : who + " (" + printable(role) + ")";
}

std::string persons(const std::vector<Act>& acts) {
    std::vector<std::string> names;
    for (const Act& act : acts) names.push_back(person(act.person, act.role));
    return joined(names);
}

std::string headline(const Step& step, const Paint& paint) {
    std::string text = paint(style::bold, to_text(step.at)) + "  ";
    const std::string who = person(step.event.person, step.event.role);
    const std::string by = who.empty() ? std::string() : " by " + who;
    const std::string event = (step.event.approves ? "approval of " : "") + printable(step.event.event) + by;
    const std::string way =
        step.before == step.after || step.before.empty() ? step.after : step.before + " -> " + step.after;
    switch (step.kind) {
    case Step::Kind::begun:
        return text + paint(style::green, "begins in " + step.after);
    case Step::Kind::elapsed:
        return text + paint(style::green, way) + "  " + step.reason;
    case Step::Kind::done:
        return text + paint(style::green, way) + "  " + event;
    case Step::Kind::waiting:
        return text + paint(style::yellow, way) + "  " + event + ", waits";
    case Step::Kind::refused:
        return text + paint(style::red, way) + "  " + (event.empty() ? step.reason : event + ", refused");
    }
    return text;
}

class StepWriter {
  public:
    StepWriter(const Step& step, const Places& places, Colour colour, bool explain)
        : step_(step), places_(places), colour_(colour), paint_(colour), explain_(explain) {}

    std::string run() {
        out_ = headline(step_, paint_) + '\n';
        const bool refused = step_.kind == Step::Kind::refused;
        if (refused || step_.kind == Step::Kind::waiting)
            line(std::string(refused ? "refused: " : "waits: ") + step_.reason);
        if (!step_.because.empty()) line(printable(step_.because));
        if (step_.paused) line("the tender is paused");
        guard();
        if (step_.acted.size() + step_.approved.size() > 1 || step_.kind == Step::Kind::waiting) {
            line("done by " + persons(step_.acted));
            if (!step_.approved.empty()) line("approved by " + persons(step_.approved));
        }
        decision();
        if (!step_.paused)
            for (const Timer& timer : step_.timers) deadline(timer);
        append_cites(out_, step_.cites, 4);
        return std::move(out_);
    }

  private:
    void line(const std::string& text) { append_wrapped(out_, Prefix("    "), Prefix("      "), text); }

    void guard() {
        if (!step_.guard) return;
        append_missing(out_, step_.guard->missing, paint_, 4);
        append_failure(out_, step_.guard->failure, places_, paint_, 4);
        const bool by_guard = step_.refusal == engine::Refusal::guard_no ||
                              step_.refusal == engine::Refusal::guard_unknown ||
                              step_.refusal == engine::Refusal::guard_failed;
        if (explain_ || by_guard) out_ += explanation_text(step_.guard->explanation, places_, colour_, 4);
    }

    void decision() {
        if (!step_.decided) return;
        line("decides " + joined(step_.decides) + ":");
        if (!step_.decision->award) {
            for (const engine::Standing& standing : step_.decision->standings)
                line("  " + printable(standing.label) + ": " + std::string(word(standing.status)));
            out_ += findings_text(*step_.decision, places_, paint_);
            return;
        }
        TextOptions options;
        options.colour = colour_;
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

    void deadline(const Timer& timer) {
        if (timer.at)
            line("waits for " + timer.text + " -> " + timer.to);
        else if (timer.failure)
            line("no deadline -> " + timer.to + ":");
        else
            line("a deadline that is not known -> " + timer.to + ":");
        if (!timer.at) {
            append_failure(out_, timer.failure, places_, paint_, 6);
            append_missing(out_, timer.missing, paint_, 6);
        }
        if (explain_) out_ += explanation_text(timer.explanation, places_, colour_, 6);
        append_cites(out_, timer.cites, 6);
    }

    const Step& step_;
    const Places& places_;
    const Colour colour_;
    const Paint paint_;
    const bool explain_;
    std::string out_;
};

} // namespace

std::string step_text(const Step& step, const Places& places, Colour colour, bool explain) {
    return StepWriter(step, places, colour, explain).run();
}

} // namespace voorrang::report
