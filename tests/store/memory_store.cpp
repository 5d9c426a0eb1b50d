#include "tests/store/memory_store.hpp"

#include "tests/store/memory_rows.hpp"

namespace voorrang::store {

namespace {

Diagnostic failed(const std::string& message) {
    return {Code::data_write_failed, message, std::nullopt, "memory", {}, ""};
}

template <class Side, class Job>
Result<void> guarded(const Job& job, Side& rows) {
    try {
        return job(rows);
    } catch (const std::exception& thrown) {
        return failed(std::string("this was given up: ") + thrown.what());
    } catch (...) {
        return failed("this was given up: something unknown was thrown");
    }
}

} // namespace

MemoryState MemoryStore::now() {
    const std::lock_guard lock(state_lock_);
    return state_;
}

std::vector<Result<void>> MemoryStore::write(const std::vector<Job>& jobs) {
    const std::lock_guard lock(writing_);
    MemoryState state = now();
    std::vector<Result<void>> results;
    for (const Job& job : jobs) {
        MemoryRows rows(state);
        results.push_back(guarded(job, static_cast<Writer&>(rows)));
        if (results.back()) state = std::move(rows.state());
    }
    const std::lock_guard moment(state_lock_);
    state_ = std::move(state);
    ++version_;
    return results;
}

std::optional<std::int64_t> MemoryStore::version() {
    const std::lock_guard lock(state_lock_);
    return version_;
}

Result<void> MemoryStore::read(const std::function<Result<void>(Reader&)>& job) {
    MemoryRows rows(now());
    return guarded(job, static_cast<Reader&>(rows));
}

Result<void> MemoryStore::back_up(const std::string& path) {
    Diagnostic diagnostic = failed("a store in memory is not copied");
    diagnostic.place = path;
    return diagnostic;
}

} // namespace voorrang::store
