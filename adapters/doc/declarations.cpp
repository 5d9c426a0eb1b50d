#include "adapters/doc/writer.hpp"
#include "adapters/markup/escape.hpp"

#include <algorithm>

namespace voorrang::doc {

using markup::escaped;

std::string Writer::dated_values(const ast::Parameter& parameter) const {
    const bool cited = std::ranges::any_of(parameter.values, [](const auto& value) { return !value.cites.empty(); });
    std::string head;
    for (const Phrase each : {Phrase::in_force_from, Phrase::until, Phrase::value})
        head += element("th", say(each), "scope=\"col\"");
    if (cited) head += element("th", say(Phrase::source), "scope=\"col\"");
    std::string rows;
    for (std::size_t i = 0; i < parameter.values.size(); ++i) {
        const auto& value = parameter.values[i];
        const bool last = i + 1 == parameter.values.size();
        const auto until = value.until || last ? value.until : parameter.values[i + 1].from;
        std::string cells = element("td", value.from ? date_element(*value.from) : say(Phrase::always)) +
                            element("td", until ? date_element(*until) : say(Phrase::further_notice)) +
                            element("td", code(value.value));
        std::string sources;
        for (const auto& cite : value.cites)
            sources += (sources.empty() ? "" : "; ") + element("cite", escaped(cite.text));
        if (cited) cells += element("td", sources);
        rows += element("tr", cells) + '\n';
    }
    return "<div class=\"scroll\"><table><thead>" + element("tr", head) + "</thead>\n<tbody>" + rows +
           "</tbody></table></div>\n";
}

std::string Writer::body(const ast::Parameter& parameter) const {
    std::string out;
    if (parameter.open) out += element("p", say(Phrase::open), "class=\"force\"") + '\n';
    if (parameter.values.empty()) {
        out += element("p", say(Phrase::no_value)) + '\n';
    } else if (parameter.values.size() == 1 && !parameter.values.front().from && !parameter.values.front().until) {
        out += element("p", code(parameter.values.front().value), "class=\"value\"") +
               cites(parameter.values.front().cites) + '\n';
    } else {
        out += dated_values(parameter);
    }
    return out + reason(parameter.reason);
}

std::string Writer::body(const ast::Define& define) const {
    const auto* simple = std::get_if<ast::Ranged>(&define.type.node);
    const bool condition = simple != nullptr && simple->type == ast::SimpleType::yes_no;
    const std::string name = element("dfn", escaped(spaced(define.name.text)));
    const bool constant = std::holds_alternative<ast::Literal>(define.body.node);
    std::string sentence =
        condition && constant ? name + ' ' + say(Phrase::is_always, code(define.body))
        : condition           ? name + ' ' + say(Phrase::is_yes) + ' ' + this->condition(define.body, Phrase::if_)
                    : name + ' ' + say(Phrase::is_value, m_.names.code(define.type.span)) + ' ' + code(define.body);
    sentence = define.subject ? say(Phrase::for_subject, subject(*define.subject), sentence) : capital(sentence);
    std::string out = element("div", sentence, "class=\"says\"") + '\n';
    out += force(define.force);
    if (define.open) out += element("p", say(Phrase::open), "class=\"force\"") + '\n';
    out += reason(define.reason);
    for (const auto& exception : define.exceptions) {
        std::string over;
        for (const ast::Name& name_over : exception.over)
            over += (over.empty() ? "" : ", ") + escaped(spaced(name_over.text));
        if (!over.empty()) over = " (" + say(Phrase::goes_before, over) + ')';
        const std::string when = capital(this->condition(exception.when, Phrase::if_));
        out +=
            "<section class=\"exception\"><h4>" + say(Phrase::exception) + ": " + escaped(spaced(exception.name.text)) +
            over + "</h4>\n" + explanation(exception.span) +
            element("div", when + (when.ends_with("</ul>") ? " " : ", ") + say(Phrase::then) + ' ' + code(exception.as),
                    "class=\"says\"") +
            '\n' + force(exception.force) + reason(exception.reason) + "</section>\n";
    }
    return out;
}

std::string Writer::body(const ast::Rule& rule) const {
    using ast::RuleKind;
    const auto opening = [&] {
        switch (rule.kind) {
        case RuleKind::exclude:
            return Phrase::excluded;
        case RuleKind::require:
            return Phrase::required;
        case RuleKind::reserve:
            return Phrase::reserved;
        case RuleKind::prefer:
            return Phrase::preferred;
        case RuleKind::flag:
            return Phrase::flagged;
        case RuleKind::oblige:
            return Phrase::obliged;
        case RuleKind::ask:
            break;
        }
        return Phrase::asked;
    }();
    const bool inner = rule.kind == RuleKind::require || rule.kind == RuleKind::reserve ||
                       rule.kind == RuleKind::oblige || rule.kind == RuleKind::ask;
    const std::string who = subject(rule.subject);
    std::string sentence = say(opening, inner ? who : capital(who));
    if (rule.that) sentence += ' ' + holds(*rule.that);
    // Behind a list a new line says by itself that the sentence goes on.
    const auto then = [&](std::string_view comma) { return sentence.ends_with("</ul>") ? " " : comma; };
    if (rule.when) sentence.append(then(rule.that ? ", " : " ")).append(condition(*rule.when, Phrase::if_));
    if (rule.unless) sentence.append(then(", ")).append(condition(*rule.unless, Phrase::unless));
    std::string out = element("div", sentence, "class=\"says\"") + '\n' + force(rule.force);
    if (rule.open) out += element("p", say(Phrase::open), "class=\"force\"") + '\n';
    return out + reason(rule.reason);
}

std::string Writer::body(const ast::ReferenceDate& date) const {
    return element("div", say(Phrase::reference_date_is) + ' ' + code(date.date), "class=\"says\"") + '\n';
}

std::string Writer::body(const ast::Record& record) const {
    std::string rows;
    for (const auto& field : record.fields) {
        std::string where;
        if (field.at) where = element("code", escaped(field.at->text));
        if (field.by) where = element("code", escaped(field.by->text));
        if (field.holds_it) where = say(Phrase::holds_it);
        if (field.sealed_until) where += (where.empty() ? "" : "; ") + say(Phrase::sealed, code(*field.sealed_until));
        if (field.personal) where += (where.empty() ? "" : "; ") + say(Phrase::personal);
        if (field.currency) where += (where.empty() ? "" : ", ") + say(Phrase::currency_of, code(*field.currency));
        rows += element("tr", element("td", escaped(spaced(field.name.text)) + remarks(field.span)) +
                                  element("td", m_.names.code(field.type.span)) + element("td", where)) +
                '\n';
    }
    std::string from;
    if (record.from)
        from = element("p",
                       say(Phrase::read_from,
                           code(cover(record.from->format.span,
                                      record.from->where ? record.from->where->span : record.from->pointer.span))),
                       "class=\"force\"") +
               '\n';
    return from + "<div class=\"scroll\"><table><thead>" +
           element("tr", element("th", say(Phrase::field), "scope=\"col\"") +
                             element("th", say(Phrase::type), "scope=\"col\"") +
                             element("th", say(Phrase::source), "scope=\"col\"")) +
           "</thead>\n<tbody>" + rows + "</tbody></table></div>\n";
}

} // namespace voorrang::doc
