#include "adapters/cli/batch.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/ocds/case_reader.hpp"

#include <chrono>

namespace voorrang::cli {

namespace {

constexpr std::chrono::milliseconds progress_step{200};

class Progress {
  public:
    explicit Progress(Console& console) : console_(console) {}

    void tell(const Batch& batch, std::uint64_t bytes) {
        if (!console_.shows_progress()) return;
        const auto now = std::chrono::steady_clock::now();
        if (now - told_ < progress_step) return;
        told_ = now;
        const auto decided = static_cast<std::uint64_t>(batch.counts().decided);
        console_.progress(counted(decided, "tender") + " decided, " + grouped(bytes / 1'000'000) + " MB read");
    }

  private:
    Console& console_;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

ExitCode decide_input(const std::string& name, const DecideOptions& options, Batch& batch, Console& console,
                      Interrupt& interrupt, Progress& progress) {
    const Result<int> descriptor = open_input(name);
    if (!descriptor) {
        console.report(descriptor.error());
        return ExitCode::bad_use;
    }
    InputBuffer buffer(*descriptor, interrupt, [&] { batch.decide(); });
    std::istream stream(&buffer);
    ocds::CaseReader reader(stream, name == "-" ? "stdin" : name, options.case_id);
    console.log().info("reading {}", name);

    ExitCode code = ExitCode::fine;
    const auto refuse = [&](const Diagnostic& diagnostic) {
        batch.decide(); // what came before it is told before it
        console.report(diagnostic);
        code = ExitCode::bad_use;
    };
    while (!batch.stopped()) {
        Result<std::optional<ocds::Case>> next = reader.next();
        // An interruption ends the input in the middle of anything: no fault of the input.
        if (batch.stopped()) break;
        if (!next) {
            refuse(next.error());
            if (!reader.recover()) break;
            batch.passed_over();
            continue;
        }
        if (!*next) break;
        if (const Result<void> added = batch.add(std::move(**next)); !added) {
            refuse(added.error());
            batch.passed_over();
        }
        progress.tell(batch, buffer.bytes());
    }
    return code;
}

} // namespace

ExitCode decide(const DecideOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.policy); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    const std::unique_ptr<ReadyPolicy> policy = load_ready_policy(options.policy, options.packages, console);
    if (!policy) return ExitCode::bad_use;
    if (const Result<void> there = check_inputs(options.inputs, options.bids); !there) {
        console.report(there.error());
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
    Progress progress(console);
    ExitCode code = ExitCode::fine;
    for (const std::string& name : options.inputs) {
        if (batch.stopped()) break;
        code = worse(code, decide_input(name, options, batch, console, interrupt, progress));
    }
    batch.decide();
    return batch.end(code);
}

} // namespace voorrang::cli
