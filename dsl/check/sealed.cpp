// What a workflow reads while it is sealed: through every definition, table and rule that a condition rests on.
#include "dsl/check/same.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/walk.hpp"
#include "dsl/check/workflow_graph.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace voorrang::check {

namespace {

struct SealedField {
    std::uint32_t record, field;
    friend auto operator<=>(const SealedField&, const SealedField&) = default;
};
using Sealed = std::set<SealedField>;

// Which sealed fields something rests on. First what each declaration reads itself, then what it reads through others:
// a chain of declarations may be long, so without recursion.
class Reads {
  public:
    explicit Reads(const Policy& policy) : policy_(policy) {
        add_all(policy.definitions, AppliedKind::definition);
        add_all(policy.tables, AppliedKind::table);
        add_all(policy.rules, AppliedKind::rule);
        std::vector<Key> changed;
        for (const auto& [key, found] : known_) changed.push_back(key);
        while (!changed.empty()) {
            const Key key = changed.back();
            changed.pop_back();
            const Sealed& found = known_.at(key);
            if (found.empty()) continue;
            for (const Key& user : users_[key]) {
                Sealed& theirs = known_.at(user);
                const std::size_t before = theirs.size();
                theirs.insert(found.begin(), found.end());
                if (theirs.size() != before) changed.push_back(user);
            }
        }
    }

    Sealed of(const Expression& expression) const {
        Sealed found;
        walk(expression, [&](const Expression& inner) { note(inner, found); });
        return found;
    }
    Sealed of(const Workflow::Doing& doing) const {
        Sealed found;
        for (std::uint32_t rule = 0; rule < policy_.rules.size(); ++rule) {
            const bool named = std::find(doing.rules.begin(), doing.rules.end(), rule) != doing.rules.end();
            if (!named && !counts(policy_.rules[rule].kind, doing)) continue;
            const Sealed& more = known_.at({AppliedKind::rule, rule});
            found.insert(more.begin(), more.end());
        }
        if (doing.award && policy_.award)
            walk_decisive(*policy_.award, [&](const Expression& inner) { note(inner, found); });
        return found;
    }

  private:
    using Key = std::pair<AppliedKind, std::uint32_t>;

    // Whether rules of this kind are decided too. Of who wins it is told what they owe, and who is preferred goes first
    // of equals where the award says so.
    bool counts(ast::RuleKind kind, const Workflow::Doing& doing) const {
        if (ast::shuts_out(kind)) return doing.exclusions || doing.award;
        if (!doing.award || !policy_.award) return false;
        const auto& ties = policy_.award->ties;
        const bool by_preference = std::any_of(
            ties.begin(), ties.end(), [](const Award::Tie& tie) { return tie.by == Award::Tie::By::preference; });
        return kind == ast::RuleKind::oblige || (kind == ast::RuleKind::prefer && by_preference);
    }

    template <class T>
    void add_all(const std::vector<T>& declared, AppliedKind kind) {
        for (std::uint32_t index = 0; index < declared.size(); ++index) {
            Sealed& found = known_[{kind, index}];
            walk_decisive(declared[index], [&](const Expression& inner) {
                note_field(inner, found);
                if (const auto* applied = std::get_if<Applied>(&inner.node))
                    users_[{applied->kind, applied->index}].insert({kind, index});
            });
        }
    }

    void note_field(const Expression& expression, Sealed& found) const {
        const auto* field = std::get_if<FieldOf>(&expression.node);
        if (field == nullptr || field->base->type.kind != Kind::record) return;
        const std::uint32_t record = field->base->type.record;
        if (policy_.records[record].fields[field->field].sealed_until) found.insert({record, field->field});
    }

    void note(const Expression& expression, Sealed& found) const {
        note_field(expression, found);
        const auto* applied = std::get_if<Applied>(&expression.node);
        if (applied == nullptr) return;
        const Sealed& more = known_.at({applied->kind, applied->index});
        found.insert(more.begin(), more.end());
    }

    const Policy& policy_;
    std::map<Key, Sealed> known_;
    std::map<Key, std::set<Key>> users_;
};

// What is known of a seal while a tender is in some state.
enum class Seal { closed, perhaps, open };

class SealSearch {
  public:
    explicit SealSearch(Context& context) : context_(context), policy_(context.policy), reads_(policy_) {}

    void run() {
        find_sealed_seals();
        for (const Workflow& workflow : policy_.workflows)
            for (std::uint32_t state = 0; state < workflow.states.size(); ++state) look_at(workflow, state);
    }

  private:
    // A seal that is sealed could never be opened.
    void find_sealed_seals() {
        for (const auto& record : policy_.records)
            for (const auto& field : record.fields) {
                if (!field.sealed_until || reads_.of(*field.sealed_until).empty()) continue;
                report(context_, Code::bad_event, field.sealed_until->span,
                       in_ticks(record.name + "." + field.name) + " is sealed until a moment that is sealed itself");
            }
    }

    void look_at(const Workflow& workflow, std::uint32_t state) {
        const auto& declared = workflow.states[state];
        tell(workflow, state, declared.on_entry, declared.span);
        for (const auto& deadline : declared.deadlines) {
            tell(workflow, state, reads_.of(deadline.at), deadline.at.span);
            if (deadline.minimum) tell(workflow, state, reads_.of(*deadline.minimum), deadline.minimum->span);
        }
        for (const auto& event : declared.events) {
            if (event.when) tell(workflow, state, reads_.of(*event.when), event.when->span);
            tell(workflow, state, event.doing, event.span);
        }
    }

    void tell(const Workflow& workflow, std::uint32_t state, const Workflow::Doing& doing, Span span) {
        tell(workflow, state, reads_.of(doing), span);
    }

    void tell(const Workflow& workflow, std::uint32_t state, const Sealed& read, Span span) {
        for (const auto& [record, field] : read) {
            const Field& declared = policy_.records[record].fields[field];
            const Seal seal = seal_in(workflow, state, *declared.sealed_until);
            if (seal == Seal::open) continue;
            const std::string name = in_ticks(policy_.records[record].name + "." + declared.name);
            const std::string where = in_ticks(workflow.states[state].name);
            const bool closed = seal == Seal::closed;
            report(context_, closed ? Code::sealed_read : Code::sealed_perhaps, span,
                   closed ? "this reads " + name + " in " + where + ", while it is sealed"
                          : "this reads " + name + " in " + where + ", where it may still be sealed",
                   "read it in a state that begins when the seal is opened")
                .labels.push_back({declared.span, "sealed here"});
        }
    }

    Seal seal_in(const Workflow& workflow, std::uint32_t state, const Expression& until) {
        const Expression opened = unfolded(policy_, until);
        const auto opens = [&](const Workflow::Deadline& deadline) {
            return same(unfolded(policy_, deadline.at), opened);
        };
        // Whoever waits for the very moment of the seal has left before it is opened.
        for (const auto& deadline : workflow.states[state].deadlines)
            if (opens(deadline)) return Seal::closed;
        const auto not_opened =
            reached(workflow, 0, [&](const Way& way) { return way.deadline == nullptr || !opens(*way.deadline); });
        return not_opened[state] ? Seal::perhaps : Seal::open;
    }

    Context& context_;
    const Policy& policy_;
    Reads reads_;
};

} // namespace

void find_sealed_facts(Context& context) {
    const auto& records = context.policy.records;
    const bool any = std::any_of(records.begin(), records.end(), [](const Record& record) {
        return std::any_of(record.fields.begin(), record.fields.end(),
                           [](const Field& field) { return field.sealed_until.has_value(); });
    });
    if (any) SealSearch(context).run();
}

} // namespace voorrang::check
