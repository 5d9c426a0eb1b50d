#include "adapters/cli/decide_input.hpp"

#include "adapters/cli/input.hpp"

#include <sched.h>

#include <algorithm>
#include <istream>
#include <utility>

namespace voorrang::cli {

namespace {

constexpr std::chrono::milliseconds progress_step{200};

// Those on which this program may run.
unsigned cores() {
    cpu_set_t set;
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<unsigned>(std::max(CPU_COUNT(&set), 1));
}

} // namespace

void Progress::tell(const Batch& batch, std::uint64_t bytes) {
    if (!console_.shows_progress()) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < progress_step) return;
    told_ = now;
    const auto decided = static_cast<std::uint64_t>(batch.counts().decided);
    const report::Reader reader = batch.reader();
    console_.progress(reader.count(decided, "{1} tender decided", "{1} tenders decided") +
                      reader.say(", {1} MB read", {phrases::say_number(reader.language, bytes / 1'000'000)}));
}

InputDecider::InputDecider(Batch& batch, const DecideOptions& options, Console& console, Interrupt& interrupt)
    : batch_(batch), options_(options), console_(console), interrupt_(interrupt), progress_(console),
      lane_(batch.setting()), jobs_(options.jobs == 0 ? cores() : options.jobs) {}

void InputDecider::decide(const std::string& name) {
    const Result<int> descriptor = open_input(name);
    if (!descriptor) return batch_.refuse(descriptor.error());
    InputBuffer buffer(*descriptor, interrupt_, [&] { return hand_over(buffer); });
    console_.log().info("reading {}", name);
    resume_.reset();
    halted_.reset();
    const std::string shown = name == "-" ? "stdin" : name;
    for (Next next = Next::singly; next != Next::end && !batch_.stopped();)
        next = next == Next::singly ? read_singly(buffer, shown) : read_lines(buffer, shown);
    batch_.tell(lane_.decide());
}

// Before more is waited for. False if it is not wanted.
bool InputDecider::hand_over(InputBuffer& buffer) {
    batch_.tell(lane_.decide());
    take_all(buffer);
    return !halted_;
}

InputDecider::Next InputDecider::read_singly(InputBuffer& buffer, const std::string& name) {
    std::istream stream(&buffer);
    ocds::CaseReader reader = resume_ ? ocds::CaseReader(stream, name, options_.case_id, *resume_)
                                      : ocds::CaseReader(stream, name, options_.case_id);
    const auto refuse = [&](const Diagnostic& error) {
        batch_.tell(lane_.decide());
        batch_.refuse(error);
    };
    while (true) {
        Result<std::optional<ocds::Case>> next = reader.next();
        // An interruption ends the input in the middle of anything: no fault of the input.
        if (batch_.stopped()) return Next::end;
        if (!next) {
            refuse(next.error());
            if (!reader.recover()) return Next::end;
            batch_.passed_over();
        } else if (!*next) {
            return Next::end;
        } else if (const Result<void> added = lane_.add(std::move(**next)); !added) {
            refuse(added.error());
            batch_.passed_over();
        }
        if (lane_.enough()) batch_.tell(lane_.decide());
        progress_.tell(batch_, buffer.bytes());
        if (!reader.between()) continue;
        resume_ = reader.resume();
        if (!resume_->lines) continue;
        buffer.give_back(reader.take_rest());
        return Next::lines;
    }
}

InputDecider::Next InputDecider::read_lines(InputBuffer& buffer, const std::string& name) {
    batch_.tell(lane_.decide());
    halted_.reset();
    LineSource source(buffer, name, *resume_, options_.outcomes ? 256 << 10 : 32 << 10);
    while (true) {
        while (pipeline_ && pipeline_->full() && !halted_) take_part(buffer);
        if (halted_) break;
        std::optional<Lines> lines = source.next();
        if (batch_.stopped()) return Next::end;
        if (halted_ && lines) buffer.give_back(lines->text);
        if (halted_) break;
        if (!lines) {
            take_all(buffer);
            if (halted_ || batch_.stopped()) break;
            if (!source.at_end()) {
                resume_ = source.resume();
                return Next::singly;
            }
            if (buffer.failed())
                batch_.refuse({Code::file_not_found, "the file can't be read", std::nullopt, name, {}, ""});
            return Next::end;
        }
        decide_part(buffer, std::move(*lines), source.at_end());
        progress_.tell(batch_, buffer.bytes());
        if (batch_.stopped()) return Next::end;
    }
    return std::exchange(halted_, std::nullopt).value_or(Next::end);
}

// Threads are begun once there is work for several.
void InputDecider::decide_part(InputBuffer& buffer, Lines lines, bool alone) {
    if (jobs_ == 1 || (alone && !pipeline_)) {
        LinesDone decided = lane_.decide_lines(lines);
        return done(buffer, lines, std::move(decided));
    }
    if (!pipeline_) {
        std::vector<std::function<LinesDone(Lines&)>> workers;
        for (unsigned i = 0; i < jobs_; ++i) {
            Lane* const lane = lanes_.emplace_back(std::make_unique<Lane>(batch_.setting())).get();
            workers.emplace_back([lane](Lines& part) { return lane->decide_lines(part); });
        }
        pipeline_ = std::make_unique<Pipeline<Lines, LinesDone>>(std::move(workers));
    }
    pipeline_->give(std::move(lines));
}

void InputDecider::take_part(InputBuffer& buffer) {
    auto [lines, decided] = pipeline_->take();
    done(buffer, lines, std::move(decided));
}

void InputDecider::take_all(InputBuffer& buffer) {
    while (pipeline_ && !pipeline_->empty() && !halted_ && !batch_.stopped()) take_part(buffer);
}

// What was decided of the lines after those that are not read on does not count.
void InputDecider::done(InputBuffer& buffer, const Lines& lines, LinesDone decided) {
    batch_.tell(std::move(decided.told));
    if (!decided.stopped && !decided.again) return;
    std::string rest = decided.again ? lines.text.substr(*decided.again) : "";
    while (pipeline_ && !pipeline_->empty()) rest += pipeline_->take().first.text;
    halted_ = decided.stopped ? Next::end : Next::singly;
    if (decided.stopped) return;
    buffer.give_back(rest);
    resume_ = decided.resume;
}

} // namespace voorrang::cli
