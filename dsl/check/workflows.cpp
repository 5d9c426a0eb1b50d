// Workflows: names, roles, guards and deadlines. What the states are like together is in workflow_ways.cpp.
#include "dsl/check/expression_parts.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/types.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

class WorkflowCheck {
  public:
    WorkflowCheck(Context& context, const Declared<ast::Workflow>& declared)
        : context_(context), ast_(*declared.ast), scope_{declared.file, {}, false} {
        made_.name = ast_.name.text;
        made_.full_name = declared.full_name;
        made_.span = ast_.span;
    }

    Workflow run() {
        check_subject();
        made_.reason = check_reason(context_, scope_, ast_.reason);
        name_states();
        for (const auto& state : ast_.states) made_.states.push_back(state_of(state));
        return std::move(made_);
    }

  private:
    void check_subject() {
        const auto record = find_record(context_, scope_.file, ast_.subject, "the subject of a workflow");
        if (!record) return;
        made_.subject = *record;
        if (is_many(context_, *record))
            report(context_, Code::wrong_subject, ast_.subject.span,
                   "a workflow is of the case as a whole, and the case has many " + plural_of(context_, *record));
    }

    void name_states() {
        for (std::size_t i = 0; i < ast_.states.size(); ++i) {
            const ast::Name& name = ast_.states[i].name;
            for (std::size_t j = 0; j < i; ++j) {
                if (ast_.states[j].name.text != name.text) continue;
                report(context_, Code::duplicate_name, name.span,
                       "the workflow has the state " + in_ticks(name.text) + " twice")
                    .labels.push_back({ast_.states[j].name.span, "first declared here"});
                break;
            }
        }
    }

    std::optional<std::uint32_t> find_state(const ast::Name& name) {
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < ast_.states.size(); ++i) {
            if (ast_.states[i].name.text == name.text) return i;
            names.push_back(ast_.states[i].name.text);
        }
        report(context_, Code::unknown_state, name.span, "the workflow has no state " + in_ticks(name.text),
               did_you_mean(name.text, names));
        return std::nullopt;
    }

    void refuse(Span span, std::string message, std::string help = {}) {
        report(context_, Code::bad_event, span, std::move(message), std::move(help));
    }

    Workflow::By by(const ast::Workflow::By& ast) {
        Workflow::By made{ast.role.text, ast.quorum.value_or(1), ast.members};
        if (ast.quorum && (*ast.quorum == 0 || *ast.quorum > *ast.members))
            refuse(ast.span, std::to_string(*ast.quorum) + " of " + std::to_string(*ast.members) + " can't be reached",
                   "say how many of how many: `committee (2 of 3)`");
        return made;
    }

    void decide(const ast::Name& name, Workflow::Doing& doing) {
        if (name.text == "exclusions") {
            doing.exclusions = true;
            return;
        }
        if (name.text == "award") {
            doing.award = true;
            const bool is_policy = context_.files[0].file.header.kind == ast::Header::Kind::policy;
            if (is_policy && context_.declarations.awards.empty())
                refuse(name.span, "the workflow decides the award, and the policy has none");
            return;
        }
        const auto found = context_.names.find(scope_.file, {name});
        if (found && found->rival == nullptr && found->symbol->kind == SymbolKind::award) {
            doing.award = true;
        } else if (found && found->rival == nullptr && found->symbol->kind == SymbolKind::rule) {
            doing.rules.push_back(found->symbol->index);
        } else if (found && found->rival != nullptr) {
            report_ambiguous(context_, name.span, *found);
        } else {
            report(context_, Code::unknown_name, name.span, "no rule is called " + in_ticks(name.text),
                   "what can be decided: `exclusions`, `award`, or a rule by its name");
        }
    }

    Workflow::Doing doing(const ast::Workflow::Doing& ast) {
        Workflow::Doing made;
        for (const ast::Name& name : ast.decides) decide(name, made);
        if (ast.admits) {
            made.admits = find_record(context_, scope_.file, *ast.admits, "what an event admits");
            if (made.admits && !is_many(context_, *made.admits))
                refuse(ast.admits->span, "the case has one " + ast.admits->text + ", so that none can be admitted");
        }
        made.pauses = ast.pauses;
        made.resumes = ast.resumes;
        return made;
    }

    Workflow::Event event_of(const ast::Workflow::Event& ast) {
        Workflow::Event made;
        made.name = ast.name.text;
        made.span = ast.span;
        if (ast.by) made.by = by(*ast.by);
        for (const auto& approval : ast.approvals) made.approvals.push_back(by(approval.by));
        if (ast.when) made.when = check_condition(context_, scope_, *ast.when);
        made.doing = doing(ast.doing);
        if (ast.to) made.to = find_state(*ast.to);
        made.reason = check_reason(context_, scope_, ast.reason);
        const bool effective =
            ast.to || !ast.doing.decides.empty() || ast.doing.admits || ast.doing.pauses || ast.doing.resumes;
        if (!effective)
            refuse(ast.name.span, "the event " + in_ticks(made.name) + " brings about nothing",
                   "say what: `-> STATE`, or `: decide …`, `: admit …`");
        if ((ast.doing.pauses || ast.doing.resumes) && ast.to)
            refuse(ast.name.span, "an event that pauses or resumes leaves the tender in its state",
                   "leave out `-> " + ast.to->text + "`");
        return made;
    }

    // A date or a time, or told.
    std::optional<Expression> moment(const ast::Expression& ast, const std::string& what) {
        auto at = check_expression(context_, scope_, ast);
        if (!at) return std::nullopt;
        if (at->type.kind == Kind::date || at->type.kind == Kind::time) return at;
        report(context_, Code::type_mismatch, ast.span,
               what + " must be a date or a time, but this is " + type_text(context_, at->type));
        return std::nullopt;
    }

    std::optional<Expression> on_working_day(std::optional<Expression> at) {
        if (!at) return std::nullopt;
        if (at->type.kind == Kind::time) {
            report(context_, Code::type_mismatch, at->span,
                   "a working day is looked for from a date, and this is a time",
                   "write `end of … from …`, or `date of …`");
            return std::nullopt;
        }
        const auto calendar = find_calendar(context_, scope_, at->span, ast_.calendar);
        if (!calendar) return std::nullopt;
        const Span span = at->span;
        std::vector<Expression> operands;
        operands.push_back(std::move(*at));
        Expression next =
            make_operation(span, simple_type(Kind::date), Operator::next_working_day, std::move(operands));
        std::get<Operation>(next.node).calendar = *calendar;
        return next;
    }

    // A day ends by some clock.
    void need_calendar(Span span) {
        if (!made_.calendar) made_.calendar = find_calendar(context_, scope_, span, ast_.calendar);
    }

    std::optional<Workflow::Deadline> deadline_of(const ast::Workflow::Deadline& ast) {
        auto at = moment(ast.at, "a deadline");
        if (ast.next_working_day) at = on_working_day(std::move(at));
        if (at && at->type.kind == Kind::date) need_calendar(ast.at.span);
        Workflow::Deadline made;
        made.span = ast.span;
        if (ast.minimum) {
            auto minimum = moment(*ast.minimum, "a minimum");
            if (minimum && minimum->type.kind == Kind::date) need_calendar(minimum->span);
            made.minimum = std::move(minimum);
        }
        made.reason = check_reason(context_, scope_, ast.reason);
        if (!ast.to) {
            refuse(ast.span, "the deadline does not say what comes after it", "say it: `-> STATE`");
            return std::nullopt;
        }
        const auto to = find_state(*ast.to);
        if (!at || !to) return std::nullopt;
        made.at = std::move(*at);
        made.to = *to;
        return made;
    }

    Workflow::State state_of(const ast::Workflow::State& ast) {
        Workflow::State made;
        made.name = ast.name.text;
        made.final = ast.final;
        made.span = ast.span;
        made.reason = check_reason(context_, scope_, ast.reason);
        for (const ast::Name& name : ast.decides) decide(name, made.on_entry);
        for (const auto& deadline : ast.deadlines)
            if (auto checked = deadline_of(deadline)) made.deadlines.push_back(std::move(*checked));
        for (const auto& event : ast.events) made.events.push_back(event_of(event));
        if (ast.final && !(ast.deadlines.empty() && ast.events.empty()))
            refuse(ast.name.span, "nothing can follow the final state " + in_ticks(made.name));
        const auto any = [&](auto member) {
            return std::any_of(made.events.begin(), made.events.end(),
                               [&](const auto& event) { return event.doing.*member; });
        };
        if (any(&Workflow::Doing::pauses) != any(&Workflow::Doing::resumes))
            refuse(ast.name.span,
                   any(&Workflow::Doing::pauses)
                       ? "the state " + in_ticks(made.name) + " can be paused and never resumed"
                       : "the state " + in_ticks(made.name) + " is resumed and never paused",
                   any(&Workflow::Doing::pauses) ? "add an event: `on … : resume`" : "add an event: `on … : pause`");
        return made;
    }

    Context& context_;
    const ast::Workflow& ast_;
    const Scope scope_;
    Workflow made_;
};

} // namespace

void check_workflows(Context& context) {
    for (const auto& declared : context.declarations.workflows)
        context.policy.workflows.push_back(WorkflowCheck(context, declared).run());
}

} // namespace voorrang::check
