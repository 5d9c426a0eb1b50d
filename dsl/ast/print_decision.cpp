// Tables, awards and tests.
#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

namespace {

std::string_view comparison(BinaryOperator op) {
    switch (op) {
    case BinaryOperator::not_equal:
        return "<>";
    case BinaryOperator::less:
        return "<";
    case BinaryOperator::less_equal:
        return "<=";
    case BinaryOperator::greater:
        return ">";
    case BinaryOperator::greater_equal:
        return ">=";
    default:
        return "=";
    }
}

std::string word(Award::Direction direction) { return direction == Award::Direction::highest ? "highest" : "lowest"; }

std::string_view word(Test::AwardState state) {
    switch (state) {
    case Test::AwardState::nobody:
        return "nobody";
    case Test::AwardState::undetermined:
        return "undetermined";
    case Test::AwardState::failed:
        return "failed";
    case Test::AwardState::tied:
        return "tied";
    }
    return {};
}

std::string_view word(Test::Standing standing) {
    switch (standing) {
    case Test::Standing::admitted:
        return "admitted";
    case Test::Standing::excluded:
        return "excluded";
    case Test::Standing::undetermined:
        return "undetermined";
    case Test::Standing::failed:
        return "failed";
    case Test::Standing::flagged:
        return "flagged";
    case Test::Standing::preferred:
        return "preferred";
    case Test::Standing::obliged:
        return "obliged";
    case Test::Standing::asked:
        return "asked";
    case Test::Standing::ranked:
        return "ranked";
    }
    return {};
}

std::string_view word(HitPolicy policy) {
    switch (policy) {
    case HitPolicy::first:
        return "first";
    case HitPolicy::unique:
        return "unique";
    case HitPolicy::any:
        return "any";
    case HitPolicy::priority:
        return "priority";
    case HitPolicy::collect:
        return "collect";
    }
    return {};
}

void put_paths(PrintTree& to, std::string head, const std::vector<Path>& paths) {
    if (paths.empty()) return;
    PrintTree made = branch(std::move(head));
    for (const Path& path : paths) made.children.push_back(leaf(dotted(path)));
    to.children.push_back(std::move(made));
}

void put_rounding(PrintTree& to, std::string head, const std::optional<Award::Rounding>& rounding) {
    if (rounding)
        to.children.push_back(branch(std::move(head), {leaf(std::to_string(rounding->decimals)),
                                                       leaf(std::string(round_mode_text(rounding->mode)))}));
}

} // namespace

PrintTree TreeMaker::declared(const Table& table) const {
    PrintTree made = branch("table", {leaf(table.name.text)});
    if (table.subject) made.children.push_back(branch("of", {leaf(table.subject->text)}));
    made.children.push_back(tree(table.type));
    PrintTree hit = branch("hit", {leaf(std::string(word(table.hit)))});
    for (const Expression& output : table.priorities) hit.children.push_back(tree(output));
    if (table.collect) hit.children.push_back(leaf(std::string(word(*table.collect))));
    made.children.push_back(std::move(hit));
    PrintTree head = branch("head");
    for (const Expression& input : table.inputs) head.children.push_back(tree(input));
    head.children.push_back(branch("output", {leaf(table.output.text)}));
    if (table.has_because) head.children.push_back(leaf("because"));
    made.children.push_back(std::move(head));
    for (const Table::Row& each : table.rows) made.children.push_back(row(each));
    put(made, table.cites);
    return made;
}

PrintTree TreeMaker::row(const Table::Row& row) const {
    PrintTree made = branch("row");
    for (const Table::Cell& cell : row.cells) {
        PrintTree one = branch(cell.tests.empty() ? "anything" : cell.negated ? "not" : "cell");
        for (const auto& test : cell.tests) {
            PrintTree tested = branch(test.to ? "from-to" : std::string(comparison(test.op)), {tree(test.value)});
            if (test.to) tested.children.push_back(tree(*test.to));
            one.children.push_back(std::move(tested));
        }
        put_span(one, cell.span);
        made.children.push_back(std::move(one));
    }
    made.children.push_back(branch("output", {tree(row.output)}));
    if (row.because) made.children.push_back(tree(*row.because));
    return made;
}

PrintTree TreeMaker::declared(const EachLot& lots) const {
    PrintTree made = branch("each", {leaf(lots.record.text), branch("by", {tree(lots.of)})});
    if (lots.limit) {
        const auto& limit = *lots.limit;
        PrintTree one = branch("limit", {tree(limit.most), leaf(limit.unit.text), branch("by", {tree(limit.by)})});
        if (limit.order)
            one.children.push_back(branch(limit.highest_first ? "highest" : "lowest", {tree(*limit.order)}));
        else
            one.children.push_back(leaf("total"));
        made.children.push_back(std::move(one));
    }
    if (lots.combinations != EachLot::Combinations::none)
        made.children.push_back(leaf(lots.combinations == EachLot::Combinations::by_sum ? "combinations-by-sum"
                                                                                        : "combinations-by-average"));
    return made;
}

PrintTree TreeMaker::declared(const Award& award) const {
    PrintTree made = branch("award", {leaf(award.name.text)});
    if (award.among) made.children.push_back(branch("among", {leaf(award.among->text)}));
    if (award.subject) made.children.push_back(branch("for", {leaf(award.subject->text)}));
    if (award.each_lot) made.children.push_back(declared(*award.each_lot));
    for (const auto& criterion : award.criteria) {
        PrintTree one = branch("criterion", {leaf(criterion.name.text)});
        using Form = Award::Criterion::Form;
        if (criterion.form == Form::weighted) one.children.push_back(branch("weight", {tree(criterion.weight)}));
        one.children.push_back(branch(criterion.form == Form::weighted ? "score"
                                      : criterion.form == Form::adds   ? "adds"
                                                                       : "deducts",
                                      {tree(criterion.score)}));
        put(one, "minimum", criterion.minimum);
        made.children.push_back(std::move(one));
    }
    put_rounding(made, "round-scores", award.round_scores);
    put_rounding(made, "round-total", award.round_total);
    made.children.push_back(leaf(word(award.direction)));
    put(made, "limit", award.limit);
    struct Tie {
        const TreeMaker& maker;
        PrintTree operator()(const Award::ByCriterion& by) const { return branch("criterion", {leaf(by.name.text)}); }
        PrintTree operator()(const Award::ByValue& by) const {
            return branch(word(by.direction), {maker.tree(by.value)});
        }
        PrintTree operator()(const Award::ByPreference&) const { return leaf("preference"); }
        PrintTree operator()(const Award::ByDraw& by) const {
            return by.seed ? branch("draw", {maker.tree(*by.seed)}) : leaf("draw");
        }
    };
    if (!award.ties.empty()) {
        PrintTree ties = branch("ties");
        for (const auto& tie : award.ties) ties.children.push_back(std::visit(Tie{*this}, tie));
        made.children.push_back(std::move(ties));
    }
    put(made, award.reason);
    return made;
}

void TreeMaker::put(PrintTree& to, const std::vector<Test::Given>& givens) const {
    for (const auto& each : givens) {
        PrintTree one = branch("given", {leaf(each.record.text)});
        if (each.value) one.children.push_back(given(*each.value));
        to.children.push_back(std::move(one));
    }
}

PrintTree TreeMaker::declared(const Facts& facts) const {
    PrintTree made = branch("facts", {leaf(facts.name.text)});
    put(made, facts.givens);
    return made;
}

PrintTree TreeMaker::declared(const Test& test) const {
    PrintTree made = branch("test", {leaf(quoted(test.title))});
    if (test.as_at) made.children.push_back(branch("as-at", {leaf(to_text(*test.as_at))}));
    put(made, test.givens);
    for (const auto& each : test.expectations) {
        PrintTree one = std::visit([&](const auto& expected) { return expectation(expected); }, each.node);
        put_span(one, each.span);
        made.children.push_back(std::move(one));
    }
    return made;
}

PrintTree TreeMaker::given(const GivenValue& value) const {
    if (const auto* expression = std::get_if<Expression>(&value.node)) return tree(*expression);
    if (const auto* array = std::get_if<GivenValue::Array>(&value.node)) {
        PrintTree made = branch("array");
        for (const GivenValue& element : *array) made.children.push_back(given(element));
        return made;
    }
    PrintTree made = branch("object");
    for (const auto& member : std::get<GivenValue::Object>(value.node))
        made.children.push_back(branch(member.name.text, {given(member.value)}));
    return made;
}

PrintTree TreeMaker::expectation(const Test::ExpectAward& expected) const {
    PrintTree made = branch("expect-award");
    if (expected.lot)
        made.children.push_back(branch("of", {leaf(expected.lot->record.text), leaf(quoted(expected.lot->which))}));
    if (const auto* to = std::get_if<Test::AwardTo>(&expected.outcome)) {
        made.children.push_back(branch("to", {leaf(quoted(to->winner))}));
        put(made, "total", to->total);
    } else {
        made.children.push_back(leaf(std::string(word(std::get<Test::AwardState>(expected.outcome)))));
    }
    put_paths(made, "missing", expected.missing);
    return made;
}

PrintTree TreeMaker::expectation(const Test::ExpectRecord& expected) const {
    PrintTree made = branch("expect", {leaf(expected.record.text), leaf(quoted(expected.which)),
                                       leaf(std::string(word(expected.standing)))});
    put_paths(made, "by", expected.by);
    put_paths(made, "missing", expected.missing);
    put(made, "to", expected.to);
    if (expected.rank) made.children.push_back(branch("rank", {leaf(std::to_string(*expected.rank))}));
    put(made, "total", expected.total);
    return made;
}

PrintTree TreeMaker::expectation(const Test::ExpectThat& expected) const {
    PrintTree made = branch("expect-that");
    if (expected.record)
        made.children.push_back(branch("for", {leaf(expected.record->text), leaf(quoted(expected.which))}));
    made.children.push_back(tree(expected.condition));
    return made;
}

PrintTree TreeMaker::expectation(const Test::ExpectCourse& expected) const {
    PrintTree made = branch("expect-workflow", {leaf(dotted(expected.workflow))});
    for (const auto& step : expected.steps) {
        PrintTree one = branch("at", {tree(step.at)});
        if (step.event) {
            one.children.push_back(branch(step.approves ? "approved" : "on", {leaf(step.event->text)}));
            if (step.role) one.children.back().children.push_back(leaf(step.role->text));
            if (!step.person.empty()) one.children.back().children.push_back(leaf(quoted(step.person)));
        }
        one.children.push_back(step.to ? branch("to", {leaf(step.to->text)}) : leaf("refused"));
        put_span(one, step.span);
        made.children.push_back(std::move(one));
    }
    return made;
}

} // namespace voorrang::ast
