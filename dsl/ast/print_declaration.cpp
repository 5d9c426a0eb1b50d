#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

namespace {

std::string_view word(SimpleType type) {
    switch (type) {
    case SimpleType::yes_no:
        return "yes/no";
    case SimpleType::text:
        return "text";
    case SimpleType::number:
        return "number";
    case SimpleType::percent:
        return "percent";
    case SimpleType::money:
        return "money";
    case SimpleType::date:
        return "date";
    case SimpleType::time:
        return "time";
    case SimpleType::duration:
        return "duration";
    }
    return {};
}

PrintTree pointer(std::string_view head, const PointerText& place) {
    return branch(std::string(head), {leaf(quoted(place.text))});
}

void put_dates(PrintTree& to, const std::optional<Date>& from, const std::optional<Date>& until) {
    if (from) to.children.push_back(branch("from", {leaf(to_text(*from))}));
    if (until) to.children.push_back(branch("until", {leaf(to_text(*until))}));
}

} // namespace

void TreeMaker::put(PrintTree& to, std::string_view head, const std::optional<Expression>& expression) const {
    if (expression) to.children.push_back(branch(std::string(head), {tree(*expression)}));
}

void TreeMaker::put(PrintTree& to, const std::vector<Citation>& cites) const {
    if (cites.empty()) return;
    PrintTree made = branch("cites");
    for (const Citation& citation : cites) made.children.push_back(leaf(quoted(citation.text)));
    to.children.push_back(std::move(made));
}

void TreeMaker::put(PrintTree& to, const Reason& reason) const {
    if (reason.because) to.children.push_back(tree(*reason.because));
    put(to, reason.cites);
}

PrintTree TreeMaker::tree(const File& file) const {
    PrintTree made = branch("file");
    const bool policy = file.header.kind == Header::Kind::policy;
    PrintTree header = branch(policy ? "policy" : "package");
    if (!file.header.name.steps.empty()) header.children.push_back(leaf(dotted(file.header.name)));
    if (!file.header.title.empty()) header.children.push_back(leaf(quoted(file.header.title)));
    if (!file.header.version.empty()) header.children.push_back(branch("version", {leaf(file.header.version)}));
    put_span(header, file.header.span);
    made.children.push_back(std::move(header));
    for (const Use& use : file.uses) {
        PrintTree used = branch("use", {leaf(dotted(use.package))});
        put_span(used, use.span);
        made.children.push_back(std::move(used));
    }
    for (const Declaration& declaration : file.declarations) {
        PrintTree one = std::visit([&](const auto& each) { return declared(each); }, declaration);
        put_span(one, std::visit([](const auto& each) { return each.span; }, declaration));
        made.children.push_back(std::move(one));
    }
    return made;
}

PrintTree TreeMaker::tree(const Type& type) const {
    return std::visit([&](const auto& each) { return type_node(each); }, type.node);
}

PrintTree TreeMaker::type_node(const Ranged& ranged) const {
    const std::string name(word(ranged.type));
    if (!ranged.range) return leaf(name);
    return branch(name, {tree(*ranged.range->from), tree(*ranged.range->to)});
}

PrintTree TreeMaker::type_node(const Choice& choice) const {
    PrintTree made = branch("choice");
    for (const Name& option : choice.options) made.children.push_back(leaf(quoted(option.text)));
    return made;
}

PrintTree TreeMaker::type_node(const ListOf& list) const { return branch("list-of", {tree(*list.element)}); }

PrintTree TreeMaker::type_node(const RecordName& record) const { return branch("record", {leaf(dotted(record.name))}); }

PrintTree TreeMaker::declared(const Record& record) const {
    PrintTree made = branch("record", {leaf(record.name.text)});
    if (record.plural) made.children.push_back(branch("plural", {leaf(record.plural->text)}));
    if (record.from) {
        PrintTree from = branch("from", {leaf(record.from->format.text), leaf(quoted(record.from->pointer.text))});
        if (record.from->where)
            from.children.push_back(branch(
                "where", {leaf(quoted(record.from->where->pointer.text)), leaf(quoted(record.from->where->has))}));
        made.children.push_back(std::move(from));
    }
    if (record.shown_as) made.children.push_back(branch("shown-as", {leaf(dotted(*record.shown_as))}));
    for (const Field& each : record.fields) made.children.push_back(field(each));
    return made;
}

PrintTree TreeMaker::field(const Field& field) const {
    PrintTree made = branch("field", {leaf(field.name.text), tree(field.type)});
    if (field.at) made.children.push_back(pointer("at", *field.at));
    if (field.by) made.children.push_back(pointer("by", *field.by));
    put(made, "currency-of", field.currency);
    if (field.holds_it) made.children.push_back(leaf("holds-it"));
    if (field.identifies) made.children.push_back(leaf("identifies"));
    if (field.personal) made.children.push_back(leaf("personal"));
    put(made, "sealed-until", field.sealed_until);
    put_span(made, field.span);
    return made;
}

PrintTree TreeMaker::declared(const ReferenceDate& date) const { return branch("reference-date", {tree(date.date)}); }

PrintTree TreeMaker::declared(const Parameter& parameter) const {
    PrintTree made = branch(parameter.open ? "open-parameter" : "parameter", {leaf(parameter.name.text)});
    made.children.push_back(tree(parameter.type));
    for (const auto& value : parameter.values) {
        PrintTree one = branch("value", {tree(value.value)});
        put_dates(one, value.from, value.until);
        put(one, value.cites);
        made.children.push_back(std::move(one));
    }
    put(made, parameter.reason);
    return made;
}

PrintTree TreeMaker::declared(const Define& define) const {
    PrintTree made = branch(define.open ? "open-define" : "define", {leaf(define.name.text)});
    if (define.subject) made.children.push_back(branch("of", {leaf(define.subject->text)}));
    put_dates(made, define.force.from, define.force.until);
    made.children.push_back(tree(define.type));
    made.children.push_back(tree(define.body));
    put(made, define.reason);
    for (const auto& exception : define.exceptions) {
        PrintTree one = branch("exception", {leaf(exception.name.text)});
        if (!exception.over.empty()) {
            PrintTree over = branch("over");
            for (const Name& name : exception.over) over.children.push_back(leaf(name.text));
            one.children.push_back(std::move(over));
        }
        put_dates(one, exception.force.from, exception.force.until);
        one.children.push_back(branch("when", {tree(exception.when)}));
        one.children.push_back(branch("as", {tree(exception.as)}));
        put(one, exception.reason);
        put_span(one, exception.span);
        made.children.push_back(std::move(one));
    }
    return made;
}

PrintTree TreeMaker::declared(const Rule& rule) const {
    PrintTree made = branch(rule.open ? "open-rule" : "rule", {leaf(rule.name.text)});
    made.children.push_back(branch(std::string(word(rule.kind)), {leaf(rule.subject.text)}));
    put_dates(made, rule.force.from, rule.force.until);
    if (rule.across) made.children.push_back(tree(*rule.across));
    put(made, "that", rule.that);
    put(made, "when", rule.when);
    put(made, "unless", rule.unless);
    put(made, rule.reason);
    return made;
}

} // namespace voorrang::ast
