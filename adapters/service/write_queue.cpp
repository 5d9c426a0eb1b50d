#include "adapters/service/write_queue.hpp"

#include <algorithm>
#include <future>

namespace voorrang::service {

WriteQueue::WriteQueue(store::Store& store, std::size_t capacity, Written written)
    : store_(store), capacity_(capacity), written_(std::move(written)), thread_([this] { work(); }) {}

WriteQueue::~WriteQueue() {
    close();
    thread_.join();
}

void WriteQueue::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    more_.notify_all();
}

std::size_t WriteQueue::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

bool WriteQueue::add(store::Store::Job job, Done done) {
    const std::lock_guard lock(mutex_);
    if (closed_ || waiting_.size() >= capacity_) return false;
    waiting_.push_back({std::move(job), std::move(done)});
    more_.notify_one();
    return true;
}

Result<void> WriteQueue::run(store::Store::Job job) {
    std::promise<Result<void>> promise;
    auto result = promise.get_future();
    if (!add(std::move(job), [&](Result<void> done) { promise.set_value(std::move(done)); }))
        return Diagnostic{Code::store_busy, "the service has too much to write, or is stopping", std::nullopt, "", {},
                          "try again later"};
    return result.get();
}

void WriteQueue::work() {
    while (true) {
        std::vector<store::Store::Job> jobs;
        std::vector<Done> dones;
        {
            std::unique_lock lock(mutex_);
            more_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            const std::size_t count = std::min(waiting_.size(), most_together);
            for (std::size_t i = 0; i < count; ++i) {
                jobs.push_back(std::move(waiting_.front().job));
                dones.push_back(std::move(waiting_.front().done));
                waiting_.pop_front();
            }
        }
        std::vector<Result<void>> results = store_.write(jobs);
        if (written_) written_(jobs.size());
        for (std::size_t i = 0; i < dones.size(); ++i) dones[i](std::move(results[i]));
    }
}

} // namespace voorrang::service
