// Measures, and rules across cases: what is asked of the rows of all cases of a run, group by group.
#include "dsl/check/group_values.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// The record that streams by: by its plural, or by the name of a record of which the case has one, with an s or
// without.
std::optional<std::uint32_t> find_stream(Context& context, std::uint32_t file, const ast::Name& cases) {
    const auto found = context.names.find(file, {cases});
    if (found && found->rival != nullptr) {
        report_ambiguous(context, cases.span, *found);
        return std::nullopt;
    }
    std::optional<std::uint32_t> record;
    if (found && (found->symbol->kind == SymbolKind::record || found->symbol->kind == SymbolKind::records))
        record = found->symbol->index;
    if (!found && cases.text.ends_with("s")) {
        const auto one = context.names.find(file, {{cases.text.substr(0, cases.text.size() - 1), cases.span}});
        if (one && one->rival == nullptr && one->symbol->kind == SymbolKind::record) record = one->symbol->index;
    }
    if (!record) {
        report(context, Code::unknown_name, cases.span, "no records are called " + in_ticks(cases.text),
               did_you_mean(cases.text, context.names.visible_names(file)));
        return std::nullopt;
    }
    if (!context.nested_records.contains(*record)) return record;
    report(context, Code::wrong_subject, cases.span,
           in_ticks(cases.text) + " stand inside other records, and can't be gone through by themselves",
           "go through the records that hold them, and reckon over them in a definition");
    return std::nullopt;
}

bool can_be_asked(Kind kind) { return kind != Kind::list && kind != Kind::record; }

class MeasureChecker {
  public:
    // Rows and keys are read with the names of `file`, the rest with those of whoever fills it in.
    MeasureChecker(Context& context, std::uint32_t file, std::uint32_t body_file, Measure& measure,
                   GroupValues::FindMeasure find)
        : context_(context), file_(file), body_file_(body_file), measure_(measure), find_(std::move(find)) {}

    // False if it is wrong; that has been told.
    bool rows(const ast::Across& across) {
        const auto record = find_stream(context_, file_, across.cases);
        if (!record) return false;
        measure_.row = make_subject(context_, *record);
        values_.emplace(context_, file_, measure_, across, find_);
        const bool sound = values_->rows_and_keys();
        values_->read_in(body_file_);
        return sound;
    }

    bool body(const ast::Expression& written) {
        auto checked = values_->check(written);
        if (!checked) return false;
        if (!can_be_asked(checked->type.kind)) {
            report(context_, Code::type_mismatch, written.span,
                   "a measure is one value, but this is " + type_text(context_, checked->type));
            return false;
        }
        measure_.type = without_range(checked->type);
        measure_.body = std::move(*checked);
        return true;
    }

    bool type(const std::optional<ast::Type>& written) {
        if (!written) return true;
        const auto wanted = resolve_type(context_, body_file_, *written);
        if (!wanted) return false;
        const bool share = wanted->kind == Kind::percent && measure_.type.kind == Kind::number;
        if (!share && !same(*wanted, measure_.type)) {
            report(context_, Code::type_mismatch, measure_.body.span,
                   in_ticks(measure_.name) + " must be " + type_text(context_, *wanted) + ", but this is " +
                       type_text(context_, measure_.type));
            return false;
        }
        measure_.type = *wanted;
        return true;
    }

    void target(const ast::Measure::Target& written) {
        const auto wrong = [&](Span span, const std::string& message, const std::string& help) {
            report(context_, Code::measure_target, span, message, help);
        };
        auto checked = check_expression(context_, Scope{body_file_, {}, false}, written.value);
        if (!checked) return;
        if (checked->type.kind == Kind::percent && measure_.type.kind == Kind::number)
            measure_.type = simple_type(Kind::percent); // a quotient with a target in percent is a percentage
        adapt_zero(*checked, measure_.type);
        const Kind kind = measure_.type.kind;
        if (kind != Kind::number && kind != Kind::percent && kind != Kind::money)
            return wrong(
                written.span,
                in_ticks(measure_.name) + " is " + type_text(context_, measure_.type) + " and can't have a target", "");
        if (!same(checked->type, measure_.type))
            return wrong(written.value.span,
                         "the target is " + type_text(context_, checked->type) + ", but the measure is " +
                             type_text(context_, measure_.type),
                         "");
        auto value = constant(*checked);
        if (!value) return wrong(written.value.span, "a target must be a constant, or a parameter without dates", "");
        Measure::Target target{std::move(*value), std::nullopt, written.at_most, written.span};
        if (written.in) {
            if (measure_.keys.empty()) return wrong(written.in->span, "a measure without `by` has no key for `in`", "");
            const Type& key = measure_.keys.front().type;
            const auto in =
                check_typed(context_, Scope{body_file_, {}, false}, *written.in, key, "the key of the target");
            if (!in) return;
            target.in = fold(*in);
            if (!target.in) return wrong(written.in->span, "the key of a target must be a constant", "");
        }
        measure_.targets.push_back(std::move(target));
    }

    void reason(const ast::Reason& written) { measure_.reason = values_->reason(written); }

  private:
    std::optional<Value> constant(const Expression& checked) {
        if (const auto* named = std::get_if<ParameterValue>(&checked.node)) {
            const auto& values = context_.policy.parameters[named->parameter].values;
            measure_.target_parameters.push_back(named->parameter);
            if (values.size() == 1 && !values.front().from && !values.front().until) return values.front().value;
            return std::nullopt;
        }
        return fold(checked);
    }

    Context& context_;
    std::uint32_t file_;
    std::uint32_t body_file_;
    Measure& measure_;
    GroupValues::FindMeasure find_;
    std::optional<GroupValues> values_;
};

template <class Ast>
Measure begin(const Declared<Ast>& declared) {
    Measure measure;
    measure.name = declared.ast->name.text;
    measure.full_name = declared.full_name;
    measure.span = declared.ast->span;
    return measure;
}

// Whether it has a value; what is wrong has been told.
bool check_measure(Context& context, const Declared<ast::Measure>& declared, Measure& measure,
                   const GroupValues::FindMeasure& find) {
    const ast::Measure& ast = *declared.ast;
    MeasureChecker checker(context, declared.file, declared.body_file(), measure, find);
    const bool sound = checker.rows(ast.across) && checker.body(ast.body) && checker.type(ast.type);
    if (sound) {
        for (const auto& target : ast.targets) checker.target(target);
        checker.reason(ast.reason);
    }
    if (!ast.reason.because)
        report(context, Code::no_because, ast.name.span,
               "the measure " + in_ticks(measure.name) + " does not say what it is for", "add `because \"…\"`");
    return sound;
}

// The condition of a rule: when A unless B.
std::optional<ast::Expression> condition_of(const ast::Rule& rule) {
    if (!rule.unless) return rule.when;
    const Span span = rule.unless->span;
    ast::Expression none{span, ast::Unary{ast::UnaryOperator::logical_not, *rule.unless}};
    if (!rule.when) return none;
    return ast::Expression{cover(rule.when->span, span),
                           ast::Binary{ast::BinaryOperator::logical_and, span, *rule.when, std::move(none)}};
}

bool check_across(Context& context, const Declared<ast::Rule>& declared, Measure& measure,
                  const GroupValues::FindMeasure& find) {
    const ast::Rule& ast = *declared.ast;
    if (const auto flagged = find_record(context, declared.file, ast.subject, "what a rule flags"))
        measure.flagged = context.record_names[*flagged];
    MeasureChecker checker(context, declared.file, declared.body_file(), measure, find);
    bool sound = false;
    const auto condition = condition_of(ast);
    if (ast.kind != ast::RuleKind::flag || !condition) {
        report(context, Code::across_no_flag, ast.name.span,
               ast.kind != ast::RuleKind::flag ? "a rule across cases can only flag: no case by itself is decided by it"
                                               : "a rule across cases must say when it flags",
               "write " + in_ticks("rule " + measure.name + ": flag " + ast.subject.text + " across … by … when …"));
    } else if (is_dated(ast.force)) {
        report(context, Code::across_no_flag, ast.force.span,
               "a rule across cases looks at cases of many dates, and can't have dates of force itself",
               "say which cases count: `… where date of tender.published >= 2026-01-01`");
    } else if (checker.rows(*ast.across) && checker.body(*condition)) {
        sound = measure.type.kind == Kind::yes_no;
        if (!sound)
            report(context, Code::not_a_condition, condition->span,
                   "a condition must be yes/no, but this is " + type_text(context, measure.type));
        checker.reason(ast.reason);
    }
    if (!ast.reason.because)
        report(context, Code::no_because, ast.name.span,
               "the rule " + in_ticks(measure.name) + " does not say why: whoever is struck by it may ask",
               "add `because \"…\"`");
    return sound;
}

// Each measure is checked once, and before those that rest on it.
class Measures {
  public:
    explicit Measures(Context& context)
        : context_(context), first_rule_(static_cast<std::uint32_t>(context.declarations.measures.size())),
          stages_(first_rule_ + context.declarations.across.size()) {
        context_.policy.measures.resize(stages_.size());
    }

    void check_all() {
        for (std::uint32_t i = 0; i < stages_.size(); ++i) check(i);
    }

  private:
    enum class Stage : std::uint8_t { not_begun, begun, sound, wrong };

    void check(std::uint32_t at) {
        if (stages_[at] != Stage::not_begun) return;
        stages_[at] = Stage::begun;
        open_.push_back(at);
        const auto& all = context_.declarations;
        const auto find = [this](std::uint32_t other, Span span) { return find_for_another(other, span); };
        const bool rule = at >= first_rule_;
        Measure measure = rule ? begin(all.across[at - first_rule_]) : begin(all.measures[at]);
        const bool sound = rule ? check_across(context_, all.across[at - first_rule_], measure, find)
                                : check_measure(context_, all.measures[at], measure, find);
        context_.policy.measures[at] = std::move(measure);
        open_.pop_back();
        stages_[at] = sound ? Stage::sound : Stage::wrong;
    }

    const Measure* find_for_another(std::uint32_t at, Span span) {
        if (stages_[at] == Stage::begun) {
            tell_circle(at, span);
            return nullptr;
        }
        check(at);
        return stages_[at] == Stage::sound ? &context_.policy.measures[at] : nullptr;
    }

    void tell_circle(std::uint32_t at, Span span) {
        const auto name = [&](std::uint32_t of) {
            const auto& all = context_.declarations;
            return of >= first_rule_ ? all.across[of - first_rule_].ast->name.text : all.measures[of].ast->name.text;
        };
        std::string way;
        for (auto step = std::find(open_.begin(), open_.end(), at); step != open_.end(); ++step)
            way += name(*step) + " -> ";
        way += name(at);
        const bool one = open_.back() == at;
        report(context_, Code::cyclic_definition, span,
               one ? in_ticks(name(at)) + " rests on itself: " + way : "these rest on each other: " + way,
               "one of them must be worked out without the others");
    }

    Context& context_;
    std::uint32_t first_rule_; // across cases: they come after the measures
    std::vector<Stage> stages_;
    std::vector<std::uint32_t> open_; // those that are being checked, each for the one before it
};

} // namespace

void check_measures(Context& context) { Measures(context).check_all(); }

} // namespace voorrang::check
