#include "adapters/picture/state_chart.hpp"

#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>

namespace voorrang::picture {

namespace {

using ast::Workflow;

std::string by_text(const Workflow::By& by, bool another = false) {
    std::string text = (another ? "another " : "") + by.role.text;
    if (by.quorum)
        text += " (" + std::to_string(*by.quorum) + (by.members ? " of " + std::to_string(*by.members) : "") + ')';
    return text;
}

std::string who(const Workflow::Event& event) {
    std::string text;
    if (event.by) text = "by " + by_text(*event.by);
    for (const Workflow::Approval& approval : event.approvals)
        text += (text.empty() ? "" : ", ") + ("approved by " + by_text(approval.by, approval.another));
    return text;
}

std::string joined(const std::vector<ast::Name>& names) {
    std::string text;
    for (const ast::Name& name : names) text += (text.empty() ? "" : ", ") + name.text;
    return text;
}

std::string doing(const Workflow::Doing& doing) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (!doing.decides.empty()) add("decide " + joined(doing.decides));
    if (doing.admits) add("admit " + doing.admits->text);
    if (doing.pauses) add("pause");
    if (doing.resumes) add("resume");
    return text;
}

std::vector<std::string> cites_of(const ast::Reason& reason) {
    std::vector<std::string> texts;
    for (const ast::Citation& cite : reason.cites) texts.push_back(cite.text);
    return texts;
}

// "submit_bid by bidder: admit bid"
std::string told(const ChartWay& way) {
    return way.what + (way.by.empty() ? "" : " " + way.by) + (way.does.empty() ? "" : ": " + way.does);
}

class Charter {
  public:
    Charter(const Workflow& workflow, const SourceMap& sources) : workflow_(workflow), sources_(sources) {}

    StateChart make() {
        chart_.title = workflow_.name.text;
        for (const Workflow::State& state : workflow_.states) {
            chart_.states.push_back({state.name.text, state.final, {}, cites_of(state.reason)});
            if (!state.decides.empty()) chart_.states.back().lines.push_back("decide " + joined(state.decides));
        }
        for (std::size_t from = 0; from < workflow_.states.size(); ++from) ways(from);
        return std::move(chart_);
    }

  private:
    std::string text(const ast::Expression& expression) const {
        std::string out;
        for (const char c : sources_.text(expression.span)) {
            const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!blank)
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
        return out;
    }

    void ways(std::size_t from) {
        const Workflow::State& state = workflow_.states[from];
        for (const Workflow::Deadline& deadline : state.deadlines)
            way(from, deadline.to,
                {from, 0, "until " + text(deadline.at), "", "", "", true, cites_of(deadline.reason)});
        for (const Workflow::Event& event : state.events) {
            way(from, event.to,
                {from, 0, event.name.text, doing(event.doing), who(event), event.when ? text(*event.when) : "", false,
                 cites_of(event.reason)});
        }
    }

    // What leads nowhere else happens in the state itself.
    void way(std::size_t from, const std::optional<ast::Name>& to, ChartWay way) {
        const auto state = std::ranges::find_if(
            workflow_.states, [&](const Workflow::State& each) { return to && each.name.text == to->text; });
        if (state == workflow_.states.end()) {
            chart_.states[from].lines.push_back(told(way));
            return;
        }
        way.to = static_cast<std::size_t>(state - workflow_.states.begin());
        chart_.ways.push_back(std::move(way));
    }

    const Workflow& workflow_;
    const SourceMap& sources_;
    StateChart chart_;
};

std::string full_name(const check::Input& file, const Workflow& workflow) {
    std::string text;
    for (const ast::Name& step : file.file.header.name.steps) text += step.text + '.';
    return text + workflow.name.text;
}

} // namespace

Result<StateChart> state_chart(const std::vector<check::Input>& files, const SourceMap& sources,
                               const std::string& name) {
    std::vector<std::string> names;
    for (const check::Input& file : files)
        for (const ast::Declaration& declaration : file.file.declarations)
            if (const auto* workflow = std::get_if<Workflow>(&declaration)) {
                names.push_back(workflow->name.text);
                if (workflow->name.text == name || full_name(file, *workflow) == name)
                    return Charter(*workflow, sources).make();
            }
    const auto near = suggest(name, names);
    std::string help = near ? "did you mean `" + *near + "`?" : "";
    if (help.empty() && !names.empty()) help = "there is `" + names.front() + "`";
    return Diagnostic{Code::no_such_declaration,
                      "the policy declares no workflow `" + name + "`",
                      std::nullopt,
                      "",
                      {},
                      std::move(help)};
}

} // namespace voorrang::picture
