#include "dsl/check/expression_key.hpp"

#include "dsl/check/overloaded.hpp"

namespace voorrang::check {

namespace {

template <class Enum>
std::string number_of(Enum value) {
    return std::to_string(static_cast<unsigned>(value));
}

class Keys {
  public:
    explicit Keys(std::optional<VariableId> subject) : subject_(subject) {}

    std::string key(const Expression& expression) const {
        return std::visit(
            Overloaded{[](const Constant& it) { return to_display_text(it.value); },
                       [&](const Variable& it) { return it.id == subject_ ? "s" : "v" + std::to_string(it.id); },
                       [](const SingleRecord& it) { return "r" + std::to_string(it.record); },
                       [](const AllRecords& it) { return "a" + std::to_string(it.record); },
                       [&](const FieldOf& it) { return key(*it.base) + "." + std::to_string(it.field); },
                       [](const ParameterValue& it) { return "p" + std::to_string(it.parameter); },
                       [&](const Applied& it) {
                           return "d" + number_of(it.kind) + ":" + std::to_string(it.index) + "(" +
                                  (it.argument ? key(**it.argument) : "") + ")";
                       },
                       [&](const Operation& it) {
                           std::string text = "o" + number_of(it.op) + "c" + std::to_string(it.calendar) + "(";
                           for (const Expression& operand : it.operands) text += key(operand) + ",";
                           return text + ")";
                       },
                       // Elements of lists go by another variable wherever they are met: two of these are never alike.
                       [](const Ranked& it) { return "rank v" + std::to_string(it.variable); },
                       [](const Sorted& it) { return "sort v" + std::to_string(it.variable); },
                       [&](const Rounded& it) {
                           return "round" + std::to_string(it.decimals) + number_of(it.mode) + "(" + key(*it.operand) +
                                  ")";
                       },
                       [&](const Aggregated& it) {
                           // The element's variable is another in each aggregate; two that are alike differ in their
                           // keys.
                           return "g" + number_of(it.function) + "v" + std::to_string(it.variable) + "(" +
                                  key(*it.list) + "," + (it.value ? key(**it.value) : "") + "," +
                                  (it.where ? key(**it.where) : "") + ")";
                       }},
            expression.node);
    }

  private:
    std::optional<VariableId> subject_;
};

} // namespace

std::string key_of(const Expression& expression, std::optional<VariableId> subject) {
    return Keys(subject).key(expression);
}

} // namespace voorrang::check
