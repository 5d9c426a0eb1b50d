// How a server ends.
#include "tests/http/serving.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>

namespace voorrang::http {
namespace {

class StopTest : public Serving {
  protected:
    StopTest() {
        router.add(Method::get, "/wait", [this](Request&) -> asio::awaitable<Response> {
            ++waiting;
            asio::steady_timer timer(co_await asio::this_coro::executor);
            try {
                while (!let_go) {
                    timer.expires_after(1ms);
                    co_await timer.async_wait(asio::use_awaitable);
                }
            } catch (...) {
                ++cancelled;
                throw;
            }
            co_return text_response(200, "done");
        });
        router.add(Method::get, "/deaf", [this](Request&) -> asio::awaitable<Response> {
            co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
            ++waiting;
            asio::steady_timer timer(co_await asio::this_coro::executor);
            timer.expires_after(5s);
            co_await timer.async_wait(asio::use_awaitable);
            co_return text_response(200, "late");
        });
    }
    void wait_for_handlers(int count) const {
        while (waiting < count) std::this_thread::yield();
    }

    std::atomic<int> waiting{0};
    std::atomic<int> cancelled{0};
    std::atomic<bool> let_go{false};
};

TEST_F(StopTest, IdleConnectionsAreClosedAtOnce) {
    start();
    Connection used = connect();
    EXPECT_EQ(used.get("/hello").status, 200);
    Connection fresh = connect();
    const Stopped stopped = stop(1h);
    EXPECT_EQ(stopped.finished, 0U);
    EXPECT_EQ(stopped.cut_off, 0U);
    EXPECT_TRUE(used.closed());
    EXPECT_TRUE(fresh.closed());
    EXPECT_THROW(connect(), boost::system::system_error);
}

TEST_F(StopTest, WhatIsAtWorkGetsItsAnswer) {
    start();
    Connection connection = connect();
    connection.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for_handlers(1);
    auto stopped = asio::co_spawn(running.io, server->stop(1h), asio::use_future);
    let_go = true;
    const Answer answer = connection.answer();
    EXPECT_EQ(answer.body, "done");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(connection.closed());
    connection.leave();
    const Stopped how = stopped.get();
    EXPECT_EQ(how.finished, 1U);
    EXPECT_EQ(how.cut_off, 0U);
}

TEST_F(StopTest, AfterTheGraceHandlersAreCancelled) {
    start();
    Connection connection = connect();
    connection.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for_handlers(1);
    const Stopped how = stop(1ms);
    EXPECT_EQ(how.finished, 0U);
    EXPECT_EQ(how.cut_off, 1U);
    EXPECT_EQ(cancelled, 1);
    EXPECT_TRUE(connection.closed());
}

TEST_F(StopTest, AHandlerThatHeedsNothingDoesNotHoldItUp) {
    start();
    Connection connection = connect();
    connection.send("GET /deaf HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for_handlers(1);
    EXPECT_EQ(stop(1ms).cut_off, 1U);
    EXPECT_TRUE(connection.closed());
}

TEST_F(StopTest, WithoutAStopEverythingIsClosed) {
    start();
    Connection idle = connect();
    EXPECT_EQ(idle.get("/hello").status, 200);
    Connection busy = connect();
    busy.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for_handlers(1);
    server.reset();
    EXPECT_TRUE(idle.closed());
    EXPECT_TRUE(busy.closed());
}

} // namespace
} // namespace voorrang::http
