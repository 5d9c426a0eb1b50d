// Brings about the deadlines of tenders when they pass; those that passed while the service was down first, in their
// order.
#pragma once

#include "adapters/service/clock.hpp"
#include "adapters/service/tenders.hpp"
#include "adapters/service/write_queue.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace spdlog {
class logger;
}

namespace voorrang::serve {

class Scheduler {
  public:
    // All must outlive it. `fired` is called after each deadline that took effect.
    Scheduler(store::Store& store, service::WriteQueue& queue, const service::Tenders& tenders, service::Clock& clock,
              spdlog::logger& log, std::function<void()> fired);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

  private:
    static constexpr std::chrono::milliseconds at_most{500}; // between two looks: deadlines may be moved meanwhile

    void work();
    // Those that are due. When to look again.
    std::chrono::milliseconds fire_due();
    void hold(const std::string& tender, const Diagnostic& why);

    store::Store& store_;
    service::WriteQueue& queue_;
    const service::Tenders& tenders_;
    service::Clock& clock_;
    spdlog::logger& log_;
    const std::function<void()> fired_;
    // Tenders whose deadlines can't be brought about, to be tried again after a while: others are not held up by them.
    std::vector<std::string> held_;
    Time held_since_{};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_; // last: it uses what stands above
};

} // namespace voorrang::serve
