// Wakes those who wait for the next entry of the log.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <list>
#include <memory>
#include <mutex>

namespace voorrang::api {

class LogSignal {
  public:
    // Something may have been written. From any thread.
    void notify();
    // Until notify() is called, or for some seconds: who waits looks for itself whether there is anything.
    boost::asio::awaitable<void> wait();

  private:
    std::mutex mutex_;
    std::list<std::shared_ptr<boost::asio::steady_timer>> waiting_;
};

} // namespace voorrang::api
