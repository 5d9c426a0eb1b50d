// Work done by several threads at once whose results come in the order in which it was given: a bounded queue between
// one thread that gives and takes, and the workers.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace voorrang::cli {

template <class Work, class Done>
class Pipeline {
  public:
    // One thread for each worker; each is called by its own thread only.
    explicit Pipeline(std::vector<std::function<Done(Work&)>> workers) : room_(2 * workers.size() + 1) {
        for (auto& worker : workers) threads_.emplace_back([this, worker = std::move(worker)] { run(worker); });
    }
    // What is begun is ended, and forgotten.
    ~Pipeline() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        to_do_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    bool empty() const { return order_.empty(); }
    // Take something first, that no more than this is in memory.
    bool full() const { return order_.size() >= room_; }

    void give(Work work) {
        auto item = std::make_shared<Item>();
        item->work = std::move(work);
        order_.push_back(item);
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(item));
        }
        to_do_.notify_one();
    }
    // The result of what was given first, with the work itself; waits for it. An exception of a worker comes out here.
    std::pair<Work, Done> take() {
        const std::shared_ptr<Item> item = std::move(order_.front());
        order_.pop_front();
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return item->done || item->failure; });
        if (item->failure) std::rethrow_exception(item->failure);
        return {std::move(item->work), std::move(*item->done)};
    }

  private:
    struct Item {
        Work work;
        std::optional<Done> done;
        std::exception_ptr failure;
    };

    void run(const std::function<Done(Work&)>& worker) {
        std::unique_lock lock(mutex_);
        while (true) {
            to_do_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
            if (ended_) return;
            const std::shared_ptr<Item> item = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            std::optional<Done> done;
            std::exception_ptr failure;
            try {
                done.emplace(worker(item->work));
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            item->done = std::move(done);
            item->failure = failure;
            done_.notify_all();
        }
    }

    const std::size_t room_;
    std::deque<std::shared_ptr<Item>> order_; // of the giving thread only

    std::mutex mutex_;
    std::condition_variable to_do_, done_;
    std::deque<std::shared_ptr<Item>> waiting_;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

} // namespace voorrang::cli
