// What is asked across cases, and what a policy fills in of a package.
#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

PrintTree TreeMaker::tree(const Across& across) const {
    PrintTree made = branch("across", {leaf(across.cases.text)});
    put(made, "where", across.where);
    for (const Expression& key : across.by) made.children.push_back(branch("by", {tree(key)}));
    return made;
}

PrintTree TreeMaker::declared(const Measure& measure) const {
    PrintTree made = branch("measure", {leaf(measure.name.text)});
    if (measure.type) made.children.push_back(tree(*measure.type));
    made.children.push_back(tree(measure.across));
    made.children.push_back(tree(measure.body));
    for (const auto& target : measure.targets) {
        PrintTree one = branch(target.at_most ? "target-at-most" : "target", {tree(target.value)});
        put(one, "in", target.in);
        made.children.push_back(std::move(one));
    }
    put(made, measure.reason);
    return made;
}

PrintTree TreeMaker::declared(const Fill& fill) const {
    return branch("fill",
                  {leaf(dotted(fill.target)), std::visit([&](const auto& it) { return declared(it); }, fill.as)});
}

PrintTree TreeMaker::expectation(const Test::ExpectMeasure& expected) const {
    PrintTree made = branch("expect-measure", {leaf(dotted(expected.measure))});
    for (const Expression& key : expected.keys) made.children.push_back(branch("for", {tree(key)}));
    switch (expected.outcome) {
    case Test::ExpectMeasure::Outcome::value:
        put(made, "is", expected.value);
        break;
    case Test::ExpectMeasure::Outcome::unknown:
        made.children.push_back(leaf("unknown"));
        break;
    case Test::ExpectMeasure::Outcome::failed:
        made.children.push_back(leaf("failed"));
        break;
    }
    return made;
}

} // namespace voorrang::ast
