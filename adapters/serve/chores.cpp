#include "adapters/serve/chores.hpp"

#include "adapters/audit/publish.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

namespace voorrang::serve {

namespace asio = boost::asio;

asio::awaitable<void> Chores::forget_requests() const {
    constexpr std::int64_t kept_microseconds = 7LL * 24 * 3600 * 1'000'000;
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (true) {
        timer.expires_after(std::chrono::hours(1));
        co_await timer.async_wait(asio::use_awaitable);
        Time before = clock.now();
        before.microseconds -= kept_microseconds;
        const Result<void> done = queue.run([&](store::Writer& writer) { return writer.forget_requests(before); });
        if (!done) log.error("old requests can't be forgotten: {}", done.error().message);
    }
}

asio::awaitable<void> Chores::publish_checkpoints(std::chrono::seconds every) const {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (true) {
        timer.expires_after(every);
        co_await timer.async_wait(asio::use_awaitable);
        const store::Store::Job publish = [&](store::Writer& writer) {
            return audit::publish(writer, signing_key, clock.now());
        };
        const Result<void> done = queue.run(publish);
        if (!done) log.error("a checkpoint of the log can't be written: {}", done.error().message);
    }
}

void Chores::count() const {
    metrics.gauges("voorrang_write_queue", "Jobs that wait to be written.")
        .with()
        .set(static_cast<std::int64_t>(queue.waiting()));
    metrics.gauges("voorrang_clock_behind_seconds", "By how much the machine's clock is behind the log.")
        .with()
        .set(std::chrono::duration_cast<std::chrono::seconds>(clock.behind()).count());
    metrics.gauges("voorrang_policies", "Policies in force.")
        .with()
        .set(static_cast<std::int64_t>(shelf.in_force().size()));
    const Result<void> read = store.read([&](store::Reader& reader) -> Result<void> {
        const Result<std::size_t> messages = reader.messages();
        if (!messages) return messages.error();
        metrics.gauges("voorrang_outbox", "Messages that wait to be sent.")
            .with()
            .set(static_cast<std::int64_t>(*messages));
        const Result<std::int64_t> last = reader.last_entry();
        if (!last) return last.error();
        metrics.gauges("voorrang_log_entries", "Entries of the log.").with().set(*last);
        return {};
    });
    if (!read) log.error("the database can't be read: {}", read.error().message);
}

} // namespace voorrang::serve
