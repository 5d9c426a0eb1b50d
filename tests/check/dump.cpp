#include "tests/check/dump.hpp"

#include "dsl/check/types.hpp"

namespace voorrang::check_test {

namespace {

using namespace check;

class Dump {
  public:
    explicit Dump(const Policy& policy) : policy_(policy) {
        for (const Record& record : policy.records) record_names_.push_back(record.name);
    }

    std::string run() {
        for (const Package& package : policy_.packages)
            line(std::string(package.is_policy ? "policy " : "package ") + package.name +
                 (package.version.empty() ? "" : " " + package.version));
        for (const Record& record : policy_.records) add(record);
        for (const Parameter& parameter : policy_.parameters) add(parameter);
        for (const Definition& definition : policy_.definitions) add(definition);
        for (const Table& table : policy_.tables) add(table);
        for (const Rule& rule : policy_.rules) add(rule);
        for (const Calendar& calendar : policy_.calendars) add(calendar);
        for (const Workflow& workflow : policy_.workflows) add(workflow);
        for (const Measure& measure : policy_.measures) add(measure);
        if (policy_.award) add(*policy_.award);
        if (policy_.reference_date) line("reference date " + text(*policy_.reference_date));
        for (const Test& test : policy_.tests) add(test);
        return std::move(out_);
    }

  private:
    void line(const std::string& words) { out_ += words + "\n"; }
    std::string text(const Expression& expression) const { return dump(policy_, expression); }

    std::string text(const Type& type) const {
        std::string words = to_text(type, record_names_);
        if (type.range) words += " " + to_display_text(type.range->from) + ".." + to_display_text(type.range->to);
        return words;
    }

    std::string text(const std::optional<Subject>& subject) const {
        if (!subject) return "";
        return " of " + policy_.records[subject->record].name + " #" + std::to_string(subject->variable);
    }

    std::string text(const Template& parts) const {
        std::string words;
        for (const auto& part : parts.parts)
            words += std::holds_alternative<std::string>(part) ? std::get<std::string>(part)
                                                               : "{" + text(std::get<Expression>(part)) + "}";
        return words;
    }

    void add(const Reason& reason) {
        if (reason.because) line("  because " + text(*reason.because));
        for (const std::string& citation : reason.cites) line("  cites " + citation);
    }

    void add(const Measure& measure) {
        line((measure.flagged ? "flag " + *measure.flagged + " " : std::string("measure ")) + measure.full_name + ": " +
             text(measure.type) + text(std::optional(measure.row)) + (measure.of_groups ? " of groups" : ""));
        if (measure.where) line("  where " + text(*measure.where));
        for (std::size_t i = 0; i < measure.keys.size(); ++i)
            line("  #" + std::to_string(measure.key_results[i]) + " by " + text(measure.keys[i]));
        for (const Measure::Fold& fold : measure.folds)
            line("  #" + std::to_string(fold.result) + " " + std::string(ast::word(fold.function)) + ": " +
                 text(fold.type) + (fold.value ? " of " + text(*fold.value) : "") +
                 (fold.where ? " where " + text(*fold.where) : "") +
                 (fold.quantile.is_zero() ? "" : " at " + to_display_text(fold.quantile)));
        for (const Measure::Shown& shown : measure.shown)
            line("  #" + std::to_string(shown.result) + " shows " + text(shown.value));
        for (const Measure::Other& other : measure.others)
            if (other.where)
                line("  #" + std::to_string(other.result) + " of groups where #" + std::to_string(*other.where));
        line("  as " + text(measure.body));
        for (const Measure::Target& target : measure.targets)
            line(std::string("  target ") + (target.at_most ? "at most " : "") + to_display_text(target.value) +
                 (target.in ? " in " + to_display_text(*target.in) : ""));
        add(measure.reason);
    }

    void add(const Record& record) {
        line("record " + record.full_name + (record.plural ? " plural " + *record.plural : "") +
             (record.format ? " from " + *record.format + " " + *record.pointer : "") +
             (record.where_has ? " where " + *record.where_pointer + " has " + *record.where_has : ""));
        for (const std::uint32_t field : record.shown_as) line("  shown as field " + std::to_string(field));
        for (const Field& field : record.fields)
            line("  " + field.name + ": " + text(field.type) + (field.at ? " at " + *field.at : "") +
                 (field.by ? " by " + *field.by : "") + (field.holds_it ? " that holds it" : "") +
                 (field.currency ? " currency of " + text(*field.currency) : "") +
                 (field.identifies ? " identifies" : "") + (field.personal ? " personal" : "") +
                 (field.sealed_until ? " sealed until " + text(*field.sealed_until) : ""));
    }

    void add(const Parameter& parameter) {
        line("parameter " + parameter.full_name + ": " + text(parameter.type));
        for (const auto& dated : parameter.values) {
            std::string words = "  = " + to_display_text(dated.value);
            words += text(ast::Force{dated.from, dated.until, {}});
            for (const std::string& citation : dated.cites) words += " cites " + citation;
            line(words);
        }
        add(parameter.reason);
    }

    void add(const Definition& definition) {
        line("define " + definition.full_name + text(definition.subject) + ": " + text(definition.type));
        line("  as " + text(definition.body));
        add(definition.reason);
        for (const auto& exception : definition.exceptions) {
            std::string words = "  exception " + exception.name;
            for (const std::uint32_t above : exception.above) words += " under " + definition.exceptions[above].name;
            line(words + text(exception.force) + " when " + text(exception.when) + " as " + text(exception.as));
            add(exception.reason);
        }
    }

    static std::string text(const ast::Force& force) {
        return (force.from ? " from " + to_text(*force.from) : "") +
               (force.until ? " until " + to_text(*force.until) : "");
    }

    void add(const Table& table) {
        constexpr std::string_view hits[] = {"first", "unique", "any", "priority", "collect"};
        line("table " + table.full_name + text(table.subject) + ": " + text(table.type) + " hit " +
             std::string(hits[static_cast<std::size_t>(table.hit)]) +
             (table.collect ? " " + std::string(word(*table.collect)) : ""));
        for (const auto& row : table.rows) {
            std::string words = "  |";
            for (const Expression& condition : row.conditions) words += " " + text(condition);
            words += " || " + text(row.output);
            line(row.because ? words + " | " + text(*row.because) : words);
        }
        add(Reason{std::nullopt, table.cites});
    }

    void add(const Rule& rule) {
        line("rule " + rule.full_name + text(rule.force) + ": " + std::string(word(rule.kind)) +
             text(std::optional(rule.subject)));
        if (rule.that) line("  that " + text(*rule.that));
        if (rule.when) line("  when " + text(*rule.when));
        if (rule.unless) line("  unless " + text(*rule.unless));
        add(rule.reason);
    }

    void add(const Calendar& calendar) {
        line("calendar " + calendar.full_name + (calendar.days.zone ? " zone " + calendar.days.zone->name : "") +
             " weekend " + calendar.days.weekend.to_string());
        for (const auto& holiday : calendar.days.holidays)
            for (const int year : {2025, 2026})
                if (const auto date = calendar::holiday_in(holiday, year))
                    line("  " + holiday.title + " " + to_text(*date));
    }

    static std::string text(const Workflow::By& by) {
        return (by.role.empty() ? "anyone" : by.role) +
               (by.members ? " " + std::to_string(by.quorum) + "/" + std::to_string(*by.members) : "");
    }

    std::string text(const Workflow::Doing& doing) const {
        std::string words;
        if (doing.exclusions) words += " exclusions";
        if (doing.award) words += " award";
        for (const std::uint32_t rule : doing.rules) words += " " + policy_.rules[rule].full_name;
        if (doing.admits) words += " admits " + policy_.records[*doing.admits].name;
        return words + (doing.pauses ? " pauses" : "") + (doing.resumes ? " resumes" : "");
    }

    void add(const Workflow& workflow) {
        line("workflow " + workflow.full_name + " for " + policy_.records[workflow.subject].name);
        add(workflow.reason);
        for (const auto& state : workflow.states) {
            line((state.final ? "  final state " : "  state ") + state.name + text(state.on_entry));
            add(state.reason);
            for (const auto& deadline : state.deadlines) {
                line("    until " + text(deadline.at) +
                     (deadline.minimum ? " minimum " + text(*deadline.minimum) : "") + " -> " +
                     workflow.states[deadline.to].name);
                add(deadline.reason);
            }
            for (const auto& event : state.events) {
                std::string words = "    on " + event.name + " by " + text(event.by);
                for (const auto& approval : event.approvals) words += " approved by " + text(approval);
                if (event.when) words += " when " + text(*event.when);
                words += ":" + text(event.doing);
                if (event.to) words += " -> " + workflow.states[*event.to].name;
                line(words);
                add(event.reason);
            }
        }
    }

    static std::string text(ast::Award::Direction direction) {
        return direction == ast::Award::Direction::highest ? "highest" : "lowest";
    }

    void add(const Award::Lots& lots) {
        line("  lots" + text(std::optional(lots.lot)) + " by " + text(lots.of) + (lots.several ? " several" : ""));
        if (lots.limit)
            line("  lot limit " + text(lots.limit->most) + " by " + text(lots.limit->by) +
                 (lots.limit->order ? (lots.limit->highest_first ? " highest " : " lowest ") + text(*lots.limit->order)
                                    : " total"));
    }

    void add(const Award& award) {
        line("award " + award.full_name + text(std::optional(award.competitor)) + ": " + text(award.direction));
        for (const auto& criterion : award.criteria) {
            using Form = ast::Award::Criterion::Form;
            const std::string form = criterion.form == Form::weighted ? " weight " + text(criterion.weight) + " score "
                                     : criterion.form == Form::adds   ? std::string(" adds ")
                                                                      : std::string(" deducts ");
            line("  criterion " + criterion.name + form + text(criterion.score) +
                 (criterion.minimum ? " minimum " + text(*criterion.minimum) : ""));
        }
        if (award.limit) line("  limit " + text(*award.limit));
        if (award.lots) add(*award.lots);
        for (const auto& tie : award.ties) {
            const char* keys[] = {"criterion", "value", "preference", "draw"};
            std::string words = std::string("  tie ") + keys[static_cast<int>(tie.by)];
            if (tie.by == Award::Tie::By::criterion) words += " " + award.criteria[tie.criterion].name;
            if (tie.value) words += " " + text(tie.direction) + " " + text(*tie.value);
            line(words);
        }
        add(award.reason);
    }

    void add(const GivenRecord& given, const std::string& indent) {
        const Record& record = policy_.records[given.record];
        line(indent + record.name);
        for (const GivenField& field : given.fields) {
            const std::string name = indent + "  " + record.fields[field.field].name;
            if (const auto* value = std::get_if<Value>(&field.value)) {
                line(name + " " + to_display_text(*value));
            } else if (const auto* inner = std::get_if<Box<GivenRecord>>(&field.value)) {
                line(name + ":");
                add(**inner, indent + "    ");
            } else {
                line(name + ":");
                for (const GivenRecord& element : std::get<std::vector<GivenRecord>>(field.value))
                    add(element, indent + "    ");
            }
        }
        for (const auto& held : given.held)
            for (const GivenRecord& row : held.rows) add(row, indent + "  holds ");
    }

    void add(const Test& test) {
        line("test " + test.title + (test.as_at ? " as at " + to_text(*test.as_at) : ""));
        for (const GivenRecord& given : test.given) add(given, "  ");
        line("  expectations " + std::to_string(test.expectations.size()));
        for (const auto& that : test.thats) line("  that" + text(that.subject) + " " + text(that.condition));
    }

    const Policy& policy_;
    std::vector<std::string> record_names_;
    std::string out_;
};

} // namespace

std::string dump(const Policy& policy) { return Dump(policy).run(); }

} // namespace voorrang::check_test
