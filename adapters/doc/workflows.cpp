#include "adapters/doc/writer.hpp"
#include "adapters/markup/escape.hpp"

namespace voorrang::doc {

using markup::escaped;

std::string Writer::by(const ast::Workflow::By& by, bool another) const {
    std::string text = escaped(spaced(by.role.text));
    if (another) text = say(Phrase::another, text);
    if (by.quorum)
        text += " (" +
                (by.members ? say(Phrase::of_members, std::to_string(*by.quorum), std::to_string(*by.members))
                            : std::to_string(*by.quorum)) +
                ')';
    return text;
}

std::string Writer::doing(const ast::Workflow::Doing& doing) const {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (!doing.decides.empty()) add(decides(doing.decides));
    if (doing.admits) add(say(Phrase::admits, escaped(spaced(doing.admits->text))));
    if (doing.pauses) add(say(Phrase::pauses));
    if (doing.resumes) add(say(Phrase::resumes));
    return text;
}

std::string Writer::decides(const std::vector<ast::Name>& names) const {
    std::string text;
    for (const ast::Name& name : names) text += (text.empty() ? "" : ", ") + escaped(spaced(name.text));
    return say(Phrase::decides, text);
}

std::string Writer::way_to(const ast::Workflow& workflow, const std::optional<ast::Name>& to) const {
    if (!to) return "";
    return "<a href=\"#" + escaped(state_anchor(workflow, to->text)) + "\">" + escaped(spaced(to->text)) + "</a>";
}

std::string Writer::state_anchor(const ast::Workflow& workflow, const std::string& state) const {
    return full_name(workflow.name.text) + '.' + state;
}

// A row for each way out of a state, and for what may happen in it.
std::string Writer::ways(const ast::Workflow& workflow, const ast::Workflow::State& state) const {
    std::string rows;
    const auto row = [&](const std::string& what, const std::string& who, const std::string& happens,
                         const std::optional<ast::Name>& to, const ast::Reason& reason) {
        rows += element("tr", element("td", what + this->reason(reason)) + element("td", who) + element("td", happens) +
                                  element("td", way_to(workflow, to))) +
                '\n';
    };
    for (const auto& deadline : state.deadlines) {
        std::string what = say(Phrase::until) + ' ' + code(deadline.at);
        if (deadline.minimum) what += ", " + say(Phrase::not_before, code(*deadline.minimum));
        what = explanation(deadline.span) + element("div", what);
        row(what, "", "", deadline.to, deadline.reason);
    }
    for (const auto& event : state.events) {
        std::string what = element("strong", escaped(spaced(event.name.text)));
        if (event.when) what += ' ' + condition(*event.when, Phrase::if_);
        std::string who = event.by ? by(*event.by, false) : "";
        for (const auto& approval : event.approvals)
            who += (who.empty() ? "" : ", ") + say(Phrase::approved_by, by(approval.by, approval.another));
        what = explanation(event.span) + element("div", what);
        row(what, who, doing(event.doing), event.to, event.reason);
    }
    if (rows.empty()) return {};
    std::string head;
    for (const Phrase each : {Phrase::event, Phrase::by_whom, Phrase::happens, Phrase::next_state})
        head += element("th", say(each), "scope=\"col\"");
    return "<div class=\"scroll\"><table><thead>" + element("tr", head) + "</thead>\n<tbody>" + rows +
           "</tbody></table></div>\n";
}

std::string Writer::body(const ast::Workflow& workflow) const {
    std::string out = reason(workflow.reason);
    for (const auto& state : workflow.states) {
        out += "<section class=\"exception\" id=\"" + escaped(state_anchor(workflow, state.name.text)) + "\"><h4>" +
               escaped(capital(spaced(state.name.text))) +
               (state.final ? " <span class=\"force\">" + say(Phrase::final_state) + "</span>" : "") + "</h4>\n" +
               explanation(state.span);
        if (!state.decides.empty()) out += element("p", capital(decides(state.decides))) + '\n';
        out += ways(workflow, state) + reason(state.reason) + "</section>\n";
    }
    return out;
}

} // namespace voorrang::doc
