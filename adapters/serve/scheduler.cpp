#include "adapters/serve/scheduler.hpp"

#include "adapters/store/fault.hpp"

#include <spdlog/spdlog.h>

namespace voorrang::serve {

namespace {

constexpr std::int64_t retry_microseconds = 60'000'000;
constexpr std::chrono::seconds after_fault{5}; // of the store

} // namespace

Scheduler::Scheduler(store::Store& store, service::WriteQueue& queue, const service::Tenders& tenders,
                     service::Clock& clock, spdlog::logger& log, std::function<void()> fired)
    : store_(store), queue_(queue), tenders_(tenders), clock_(clock), log_(log), fired_(std::move(fired)),
      thread_([this] { work(); }) {}

Scheduler::~Scheduler() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Scheduler::work() {
    while (true) {
        const std::chrono::milliseconds pause = fire_due();
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, pause, [this] { return stopping_; })) return;
    }
}

void Scheduler::hold(const std::string& tender, const Diagnostic& why) {
    log_.error("a deadline of the tender {} can't be brought about: {} ({})", tender, why.message, code_text(why.code));
    if (held_.empty()) held_since_ = clock_.now();
    held_.push_back(tender);
}

std::chrono::milliseconds Scheduler::fire_due() {
    const Time now = clock_.now();
    if (!held_.empty() && now.microseconds - held_since_.microseconds > retry_microseconds) held_.clear();
    while (true) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) return at_most;
        }
        std::optional<store::Timer> first;
        const Result<void> read = store_.read([&](store::Reader& reader) -> Result<void> {
            Result<std::optional<store::Timer>> timer = reader.first_timer(held_);
            if (!timer) return timer.error();
            first = std::move(*timer);
            return {};
        });
        if (!read) {
            log_.error("deadlines can't be read: {}", read.error().message);
            return after_fault;
        }
        if (!first) return at_most;
        if (now < first->at) {
            const auto wait = std::chrono::milliseconds((first->at.microseconds - now.microseconds) / 1000 + 1);
            return std::min(wait, at_most);
        }
        std::optional<service::Tenders::Fired> fired;
        const Result<void> written = queue_.run([&](store::Writer& writer) -> Result<void> {
            fired = tenders_.fire(writer, now, held_);
            return fired ? fired->result : Result<void>{};
        });
        if (!written) {
            const bool of_tender = fired && !fired->tender.empty() && !fired->result;
            if (!of_tender || store::is_of_store(written.error().code)) {
                log_.error("a deadline can't be written: {}", written.error().message);
                return after_fault;
            }
            hold(fired->tender, written.error());
            continue;
        }
        if (fired) fired_(); // else it was moved meanwhile
    }
}

} // namespace voorrang::serve
