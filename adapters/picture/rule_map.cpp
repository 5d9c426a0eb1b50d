#include "adapters/picture/rule_map.hpp"

#include "dsl/check/walk.hpp"

#include <algorithm>
#include <map>

namespace voorrang::picture {

namespace {

std::string package_of(const std::string& full_name) {
    const std::size_t dot = full_name.rfind('.');
    return dot == std::string::npos ? "" : full_name.substr(0, dot);
}

class Maker {
  public:
    Maker(const check::Policy& policy, const SourceMap& sources) : policy_(policy), sources_(sources) {
        for (const auto& record : policy.records) record_names_.push_back(record.name);
    }

    RuleMap make() {
        map_.title =
            policy_.packages.front().title.empty() ? policy_.packages.front().name : policy_.packages.front().title;
        declare();
        connect();
        std::sort(map_.edges.begin(), map_.edges.end());
        map_.edges.erase(std::unique(map_.edges.begin(), map_.edges.end()), map_.edges.end());
        return std::move(map_);
    }

  private:
    std::string source_text(Span span) const {
        std::string text(sources_.text(span));
        for (char& c : text)
            if (c == '\n' || c == '\t') c = ' ';
        return text;
    }

    template <class Declared>
    std::size_t add(NodeKind kind, const Declared& declared, std::string what, std::vector<std::string> cites) {
        map_.nodes.push_back({kind, declared.name, package_of(declared.full_name), std::move(what), std::move(cites),
                              declared.span, declared.span.source == policy_.packages.front().source});
        return map_.nodes.size() - 1;
    }

    void declare() {
        if (policy_.reference_date) {
            const Span span = policy_.reference_date->span;
            date_ = map_.nodes.size();
            map_.nodes.push_back({NodeKind::date,
                                  "reference date",
                                  "",
                                  source_text(span),
                                  {},
                                  span,
                                  span.source == policy_.packages.front().source});
        }
        for (const auto& parameter : policy_.parameters) {
            std::vector<std::string> cites = parameter.reason.cites;
            for (const auto& value : parameter.values)
                cites.insert(cites.end(), value.cites.begin(), value.cites.end());
            parameters_.push_back(add(NodeKind::parameter, parameter,
                                      parameter.values.size() == 1 && !parameter.values.front().from
                                          ? to_display_text(parameter.values.front().value)
                                          : to_text(parameter.type, record_names_),
                                      std::move(cites)));
        }
        for (const auto& definition : policy_.definitions)
            definitions_.push_back(add(NodeKind::definition, definition, to_text(definition.type, record_names_),
                                       definition.reason.cites));
        for (const auto& table : policy_.tables)
            tables_.push_back(add(NodeKind::table, table, to_text(table.type, record_names_), table.cites));
        for (const auto& rule : policy_.rules)
            rules_.push_back(add(NodeKind::rule, rule,
                                 std::string(ast::word(rule.kind)) + ' ' + record_names_[rule.subject.record],
                                 rule.reason.cites));
    }

    void connect() {
        for (std::size_t i = 0; i < policy_.parameters.size(); ++i)
            if (date_ &&
                std::ranges::any_of(policy_.parameters[i].values, [](const auto& v) { return v.from.has_value(); }))
                map_.edges.push_back({*date_, parameters_[i]});
        if (date_) check::walk(policy_.reference_date, into(*date_));
        for (std::size_t i = 0; i < policy_.definitions.size(); ++i)
            check::walk_decisive(policy_.definitions[i], into(definitions_[i]));
        for (std::size_t i = 0; i < policy_.tables.size(); ++i)
            check::walk_decisive(policy_.tables[i], into(tables_[i]));
        for (std::size_t i = 0; i < policy_.rules.size(); ++i) check::walk_decisive(policy_.rules[i], into(rules_[i]));
        if (policy_.award) award(*policy_.award);
        // Those on groups of others come last, and are drawn as part of what they are for.
        for (const auto& measure : policy_.measures)
            if (!measure.of_groups)
                measures_.push_back(add(NodeKind::measure, measure, across(measure), measure.reason.cites));
        for (std::size_t i = 0; i < measures_.size(); ++i) measured(policy_.measures[i], measures_[i]);
    }

    // "money across contract by contract.buyer"; of a rule across cases "flag bidder across tender by bidder".
    std::string across(const check::Measure& measure) const {
        std::string text = measure.flagged ? "flag " + *measure.flagged : to_text(measure.type, record_names_);
        text += " across " + record_names_[measure.row.record];
        if (measure.where) text += " where " + source_text(measure.where->span);
        for (const check::Expression& key : measure.keys)
            text += (&key == &measure.keys.front() ? " by " : ", ") + source_text(key.span);
        return text;
    }

    void measured(const check::Measure& measure, std::size_t node) {
        check::walk_decisive(measure, into(node));
        for (const std::uint32_t parameter : measure.target_parameters)
            map_.edges.push_back({parameters_[parameter], node});
        for (const auto& other : measure.others) {
            map_.edges.push_back({measures_[other.measure], node});
            if (other.where) measured(policy_.measures[*other.where], node);
        }
    }

    std::string counts_by(const check::Award::Criterion& criterion) const {
        using Form = ast::Award::Criterion::Form;
        if (criterion.form == Form::weighted) return source_text(criterion.weight.span);
        return criterion.form == Form::adds ? "adds" : "deducts";
    }

    void award(const check::Award& award) {
        const std::size_t node = add(NodeKind::award, award, "award", award.reason.cites);
        for (const auto& criterion : award.criteria) {
            const std::size_t at = map_.nodes.size();
            map_.nodes.push_back({NodeKind::criterion,
                                  criterion.name,
                                  package_of(award.full_name),
                                  counts_by(criterion),
                                  {},
                                  criterion.span,
                                  map_.nodes[node].main});
            check::walk(criterion.weight, into(at));
            check::walk(criterion.score, into(at));
            check::walk(criterion.minimum, into(at));
            map_.edges.push_back({at, node});
        }
        check::walk(award.limit, into(node));
        bool by_preference = false;
        for (const auto& tie : award.ties) {
            check::walk(tie.value, into(node));
            by_preference = by_preference || tie.by == check::Award::Tie::By::preference;
        }
        using ast::RuleKind;
        for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
            const RuleKind kind = policy_.rules[i].kind;
            if (kind == RuleKind::exclude || kind == RuleKind::require || kind == RuleKind::reserve ||
                (kind == RuleKind::prefer && by_preference))
                map_.edges.push_back({rules_[i], node});
        }
    }

    // Draws an edge from whatever an expression names to the node.
    check::OnExpression into(std::size_t node) {
        return [this, node](const check::Expression& expression) {
            if (const auto from = named(expression)) map_.edges.push_back({*from, node});
        };
    }

    std::optional<std::size_t> named(const check::Expression& expression) {
        if (const auto* parameter = std::get_if<check::ParameterValue>(&expression.node))
            return parameters_[parameter->parameter];
        if (const auto* applied = std::get_if<check::Applied>(&expression.node)) {
            switch (applied->kind) {
            case check::AppliedKind::definition:
                return definitions_[applied->index];
            case check::AppliedKind::table:
                return tables_[applied->index];
            case check::AppliedKind::rule:
                break;
            }
            return rules_[applied->index];
        }
        if (const auto* field = std::get_if<check::FieldOf>(&expression.node)) {
            const std::uint32_t record = field->base->type.record;
            const auto& declared = policy_.records[record].fields[field->field];
            // A reference is a way to other facts, no fact by itself.
            if (declared.type.kind == check::Kind::record) return std::nullopt;
            return fact(record, declared.name, to_text(declared.type, record_names_), declared.span);
        }
        if (const auto* all = std::get_if<check::AllRecords>(&expression.node))
            return fact(all->record, *policy_.records[all->record].plural, "all of them",
                        policy_.records[all->record].span);
        return std::nullopt;
    }

    std::size_t fact(std::uint32_t record, const std::string& name, std::string type, Span span) {
        const auto [found, is_new] = facts_.emplace(std::pair(record, name), map_.nodes.size());
        if (is_new)
            map_.nodes.push_back({NodeKind::fact,
                                  name,
                                  record_names_[record],
                                  std::move(type),
                                  {},
                                  span,
                                  span.source == policy_.packages.front().source});
        return found->second;
    }

    const check::Policy& policy_;
    const SourceMap& sources_;
    std::vector<std::string> record_names_;
    RuleMap map_;
    std::optional<std::size_t> date_;
    std::vector<std::size_t> measures_, parameters_, definitions_, tables_, rules_; // their nodes
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> facts_;
};

} // namespace

RuleMap rule_map(const check::Policy& policy, const SourceMap& sources) { return Maker(policy, sources).make(); }

} // namespace voorrang::picture
