#include "adapters/api/log_signal.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace voorrang::api {

namespace asio = boost::asio;

void LogSignal::notify() {
    std::list<std::shared_ptr<asio::steady_timer>> waiting;
    {
        const std::lock_guard lock(mutex_);
        waiting.swap(waiting_);
    }
    for (const auto& timer : waiting) asio::post(timer->get_executor(), [timer] { timer->cancel(); });
}

asio::awaitable<void> LogSignal::wait() {
    constexpr std::chrono::seconds at_most{2};
    const auto timer = std::make_shared<asio::steady_timer>(co_await asio::this_coro::executor, at_most);
    {
        const std::lock_guard lock(mutex_);
        // Those whose time is up are of no use any more.
        std::erase_if(waiting_, [](const auto& other) { return other.use_count() == 1; });
        waiting_.push_back(timer);
    }
    boost::system::error_code ignored;
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

} // namespace voorrang::api
