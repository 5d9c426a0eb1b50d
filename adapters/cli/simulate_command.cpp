#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/report/step_text.hpp"
#include "adapters/simulate/course.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "engine/decide/policy_hash.hpp"

#include <fstream>

namespace voorrang::cli {

namespace {

using engine::Step;

// V809 if the policy has no such workflow, or several and none is named.
Result<const graph::Workflow*> choose_workflow(const graph::Graph& graph, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& workflow : graph.workflows) names.push_back(workflow.name);
    const auto bad = [](std::string message, std::string help) {
        return Diagnostic{Code::no_workflow, std::move(message), std::nullopt, "", {}, std::move(help)};
    };
    if (names.empty()) return bad("the policy has no workflow", "use a package that has one: `use nl.open_procedure`");
    std::string all;
    for (const std::string& each : names) all += (all.empty() ? "" : ", ") + each;
    if (name.empty()) {
        if (names.size() > 1) return bad("the policy has more than one workflow", "name one with --workflow: " + all);
        return &graph.workflows.front();
    }
    for (const auto& workflow : graph.workflows)
        if (workflow.name == name || workflow.name.ends_with("." + name)) return &workflow;
    return bad("the policy has no workflow `" + name + "`", "it has " + all);
}

Result<ocds::Case> read_tender(const std::string& name, const std::optional<graph::Pointer>& case_id) {
    if (const Result<void> there = check_input(name); !there) return there.error();
    std::ifstream file(name, std::ios::binary);
    ocds::CaseReader reader(file, name, case_id);
    Result<std::optional<ocds::Case>> first = reader.next();
    if (!first) return first.error();
    if (!*first) return Diagnostic{Code::empty_input, "there is no tender in it", std::nullopt, name, {}, ""};
    return std::move(**first);
}

Result<std::vector<simulate::FileEvent>> read_events(const std::string& name) {
    if (name.empty()) return std::vector<simulate::FileEvent>{};
    auto text = files::read_text(name, name);
    if (const auto* failure = std::get_if<files::ReadFailure>(&text))
        return Diagnostic{Code::file_not_found, failure->message, std::nullopt, name, {}, failure->help};
    return simulate::read_events(std::get<std::string>(text), name);
}

class Simulation {
  public:
    Simulation(const SimulateOptions& options, Console& console, const ReadyPolicy& policy)
        : options_(options), console_(console), reader_(console.reader(policy.language())),
          places_(policy.loaded.sources), info_{policy.info, "", "", ""} {}

    ExitCode run(const graph::Graph& graph) {
        const auto workflow = choose_workflow(graph, options_.workflow);
        if (!workflow) return refuse(workflow.error());
        Result<ocds::Case> tender = read_tender(options_.tender, options_.case_id);
        if (!tender) return refuse(tender.error());
        const auto events = read_events(options_.events);
        if (!events) return refuse(events.error());
        info_.place = ocds::place_of(*tender, "");
        info_.input_hash = engine::sha256_hex(json::canonical(tender->document.root()));
        engine::Machine machine(graph, **workflow, {options_.as_at, options_.draw_seed, {}});
        return follow(machine, graph, std::move(*tender), *events);
    }

  private:
    ExitCode refuse(const Diagnostic& diagnostic) {
        console_.report(diagnostic);
        return ExitCode::bad_use;
    }

    // Without a moment of its own a workflow begins with its first event.
    std::optional<Time> start(const std::vector<simulate::FileEvent>& events) const {
        if (options_.from) return options_.from;
        if (!events.empty()) return events.front().event.at;
        return options_.until;
    }

    ExitCode follow(engine::Machine& machine, const graph::Graph& graph, ocds::Case tender,
                    const std::vector<simulate::FileEvent>& events) {
        const auto at = start(events);
        if (!at)
            return refuse({Code::bad_use,
                           "without events nothing says when the workflow begins",
                           std::nullopt,
                           "",
                           {},
                           "give events with --events, or a time with --from"});
        const std::string ocid = tender.ocid;
        Result<simulate::Course> course = simulate::Course::begin(machine, graph, std::move(tender), *at);
        if (!course) return refuse(course.error());
        write_head(ocid, machine_name(*course));
        write(course->first());
        ExitCode code = ExitCode::fine;
        for (const auto& event : events) {
            const auto steps = course->take(event);
            if (!steps) {
                code = refuse(steps.error());
                break;
            }
            for (const Step& step : *steps) write(step);
        }
        if (options_.until && code == ExitCode::fine)
            for (const Step& step : course->wait(*options_.until)) write(step);
        write_end(course->instance());
        return worse(code, any_refused_ ? ExitCode::findings : ExitCode::fine);
    }

    static std::string machine_name(const simulate::Course& course) { return course.instance().workflow; }

    void write_head(const std::string& ocid, const std::string& workflow) {
        if (options_.format == Format::json) {
            json_.begin_object().member("format", "voorrang-simulation-1");
            json_.member("language", code_of(reader_.language)).member("case", ocid);
            json_.member("workflow", workflow).key("steps").begin_array();
        } else {
            console_.out().write(reader_.say("{1} by {2}##workflow", {ocid, workflow}) + "\n\n");
        }
    }

    void write(const Step& step) {
        any_refused_ = any_refused_ || step.kind == Step::Kind::refused;
        if (options_.format == Format::json)
            report::write_step(json_, step, info_, places_, options_.explain, reader_.language);
        else
            console_.out().write(report::step_text(step, places_, reader_, options_.explain) + '\n');
    }

    void write_end(const engine::Instance& instance) {
        if (options_.format == Format::json) {
            json_.end_array().key("instance");
            report::write_instance(json_, instance);
            json_.end_object();
            console_.out().write(json_.take() + '\n');
        } else {
            console_.out().write((instance.paused ? reader_.say("It is in {1}, paused.", {instance.state})
                                                  : reader_.say("It is in {1}.", {instance.state})) +
                                 '\n');
        }
    }

    const SimulateOptions& options_;
    Console& console_;
    report::Reader reader_;
    report::SourcePlaces places_;
    report::CaseInfo info_;
    report::JsonWriter json_{report::JsonLayout::indented};
    bool any_refused_ = false;
};

} // namespace

ExitCode simulate(const SimulateOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.policy); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    const std::unique_ptr<ReadyPolicy> policy =
        load_ready_policy(options.policy, options.packages, console, options.cache ? Cached::yes : Cached::no);
    if (!policy) return ExitCode::bad_use;
    return Simulation(options, console, *policy).run(policy->graph);
}

} // namespace voorrang::cli
