// The one thread that writes. Jobs that come in while it is at work are done together after it: one write to the disk
// for many (group commit).
#pragma once

#include "adapters/store/store.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace voorrang::service {

class WriteQueue {
  public:
    // `capacity`: jobs that may wait. `written`, if it is there, is told on the queue's thread of how many jobs each
    // write was. The store must outlive the queue.
    using Written = std::function<void(std::size_t jobs)>;
    explicit WriteQueue(store::Store& store, std::size_t capacity = 1024, Written written = {});
    ~WriteQueue(); // what waits is done first

    WriteQueue(const WriteQueue&) = delete;
    WriteQueue& operator=(const WriteQueue&) = delete;

    // `done` is called on the queue's thread, once what the job did is durable, or with why it did not take effect.
    // False if the queue is full or closed: nothing will happen.
    using Done = std::function<void(Result<void>)>;
    bool add(store::Store::Job job, Done done);
    // Waits for it; V720 if the queue is full or closed. Never on the queue's own thread.
    Result<void> run(store::Store::Job job);

    void close(); // nothing more is taken; what waits is done
    std::size_t waiting() const;

  private:
    struct Waiting {
        store::Store::Job job;
        Done done;
    };
    static constexpr std::size_t most_together = 256;

    void work();

    store::Store& store_;
    const std::size_t capacity_;
    const Written written_;
    mutable std::mutex mutex_;
    std::condition_variable more_;
    std::deque<Waiting> waiting_;
    bool closed_ = false;
    std::thread thread_; // last: it uses what stands above
};

} // namespace voorrang::service
