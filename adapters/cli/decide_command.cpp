#include "adapters/cli/batch.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/decide_input.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/sheet_output.hpp"

namespace voorrang::cli {

namespace {

Result<void> check_format(const DecideOptions& options, const graph::Graph& graph, bool to_terminal) {
    if (!is_sheet(options.format)) return check_sheet_output(options.format, options.bom, to_terminal);
    if (!graph.award)
        return Diagnostic{Code::bad_use,
                          "this policy has no award, and so there is no ranking to write",
                          std::nullopt,
                          "",
                          {},
                          "--format json tells what its rules say"};
    return check_sheet_output(options.format, options.bom, to_terminal);
}

} // namespace

ExitCode decide(const DecideOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.policy); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    const std::unique_ptr<ReadyPolicy> policy =
        load_ready_policy(options.policy, options.packages, console, options.cache ? Cached::yes : Cached::no);
    if (!policy) return ExitCode::bad_use;
    if (const Result<void> there = check_inputs(options.inputs, options.bids); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    if (const Result<void> fits = check_format(options, policy->graph, console.out().on_terminal()); !fits) {
        console.report(fits.error());
        return ExitCode::bad_use;
    }

    Interrupt interrupt;
    Batch batch(*policy, options, console, interrupt);
    if (const Result<void> opened = batch.open_log(); !opened) {
        console.report(opened.error());
        return ExitCode::bad_use;
    }
    if (const Result<void> read = batch.read_bids(); !read) {
        console.report(read.error());
        return ExitCode::bad_use;
    }
    InputDecider decider(batch, options, console, interrupt);
    for (const std::string& name : options.inputs) {
        if (batch.stopped()) break;
        decider.decide(name);
    }
    return batch.end();
}

} // namespace voorrang::cli
