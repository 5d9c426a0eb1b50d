// Every limit, set small.
#include "tests/http/serving.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>

namespace voorrang::http {
namespace {

class LimitsTest : public Serving {
  protected:
    LimitsTest() {
        // A handler that works until it is let go.
        router.add(Method::get, "/wait", [this](Request&) -> asio::awaitable<Response> {
            ++waiting;
            asio::steady_timer timer(co_await asio::this_coro::executor);
            while (!let_go) {
                timer.expires_after(1ms);
                co_await timer.async_wait(asio::use_awaitable);
            }
            co_return text_response(200, "done");
        });
    }
    void wait_for(int handlers) const {
        while (waiting < handlers) std::this_thread::yield();
    }
    std::string counted(std::string_view limit) const {
        const std::string text = options.metrics->text();
        const std::string series = "voorrang_http_refused_total{limit=\"" + std::string(limit) + "\"} ";
        const std::size_t found = text.find(series);
        if (found == std::string::npos) return "none";
        return text.substr(found + series.size(), text.find('\n', found) - found - series.size());
    }

    std::atomic<int> waiting{0};
    std::atomic<bool> let_go{false};
};

TEST_F(LimitsTest, BodyBytes) {
    options.limits.body_bytes = 10;
    start();
    const std::string post = "POST /echo HTTP/1.1\r\nHost: x\r\n";
    EXPECT_EQ(ask(post + "Content-Length: 10\r\n\r\n0123456789").status, 200);
    Connection told = connect();
    // It is refused before the client sends it: no 100.
    EXPECT_EQ(told.send(post + "Content-Length: 11\r\nExpect: 100-continue\r\n\r\n").answer().status, 413);
    EXPECT_TRUE(told.closed());
    EXPECT_EQ(ask(post + "Content-Length: 99999999999999999999\r\n\r\n").status, 400);
    EXPECT_EQ(ask(post + "Content-Length: 999999999999999999\r\n\r\n").status, 413);
    EXPECT_EQ(ask(post + "Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n5\r\n67890\r\n0\r\n\r\n").status, 413);
    EXPECT_EQ(ask(post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF\r\n").status, 413);
    EXPECT_EQ(counted("body_bytes"), "4");
}

TEST_F(LimitsTest, AClientThatSendsALargeBodyGetsToReadTheAnswer) {
    options.limits.body_bytes = 10;
    options.limits.linger = 1h;
    start();
    Connection connection = connect();
    connection.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
    connection.send(std::string(1'000'000, 'x'));
    connection.end_sending();
    EXPECT_EQ(connection.answer().status, 413);
}

TEST_F(LimitsTest, HeaderBytes) {
    options.limits.header_bytes = 1000;
    options.limits.target_bytes = 500;
    start();
    EXPECT_EQ(ask("GET /hello HTTP/1.1\r\nHost: x\r\nX: " + std::string(900, 'x') + "\r\n\r\n").status, 200);
    EXPECT_EQ(ask("GET /hello HTTP/1.1\r\nHost: x\r\nX: " + std::string(1000, 'x') + "\r\n\r\n").status, 431);
    Connection endless = connect();
    endless.send("GET /hello HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 100; ++i) endless.send("X-" + std::to_string(i) + ": 0123456789\r\n");
    EXPECT_EQ(endless.answer().status, 431);
    EXPECT_EQ(counted("header_bytes"), "2");
}

TEST_F(LimitsTest, TargetBytes) {
    options.limits.header_bytes = 1000;
    options.limits.target_bytes = 100;
    start();
    EXPECT_EQ(ask("GET /tenders/" + std::string(91, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
    EXPECT_EQ(ask("GET /tenders/" + std::string(92, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 414);
    EXPECT_EQ(ask("GET /tenders/" + std::string(5000, 'x')).status, 414);
    EXPECT_EQ(counted("target_bytes"), "2");
}

TEST_F(LimitsTest, ChunksWithMoreAroundThemThanInThem) {
    options.limits.header_bytes = 1000;
    start();
    Connection extension = connect();
    extension.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(50'000, 'x'));
    EXPECT_EQ(extension.answer().status, 400);
    Connection trailers = connect();
    trailers.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
    for (int i = 0; i < 10'000; ++i) trailers.send("X-" + std::to_string(i) + ": x\r\n");
    EXPECT_EQ(trailers.answer().status, 400);
}

TEST_F(LimitsTest, HeaderTime) {
    options.limits.header = 50ms;
    options.limits.idle = 1h;
    start();
    // A byte now and then does not buy time.
    Connection slow = connect();
    slow.send("GET /hello HTTP/1.1\r\n");
    const Answer answer = slow.answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(slow.closed());
    // Who says nothing at all is closed without an answer.
    EXPECT_TRUE(connect().closed());
    // The same for a second request.
    Connection second = connect();
    EXPECT_EQ(second.get("/hello").status, 200);
    EXPECT_EQ(second.send("G").answer().status, 408);
    EXPECT_EQ(counted("header_time"), "2");
}

TEST_F(LimitsTest, ADripOfBytesIsCutOff) {
    options.limits.header = 100ms;
    start();
    Connection slow = connect();
    slow.send("GET /hello HTTP/1.1\r\nHost: x\r\nX: ");
    // Without the limit this would go on until the headers are too large, which is another status.
    std::jthread drip([&slow](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            slow.send("x");
            std::this_thread::sleep_for(5ms);
        }
    });
    EXPECT_EQ(slow.answer().status, 408);
}

TEST_F(LimitsTest, BodyTime) {
    options.limits.body = 50ms;
    start();
    Connection slow = connect();
    EXPECT_EQ(slow.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234").answer().status, 408);
    EXPECT_TRUE(slow.closed());
    EXPECT_EQ(counted("body_time"), "1");
}

TEST_F(LimitsTest, IdleTime) {
    options.limits.idle = 50ms;
    options.limits.header = 1h;
    start();
    Connection connection = connect();
    EXPECT_EQ(connection.get("/hello").status, 200);
    EXPECT_TRUE(connection.closed());
}

TEST_F(LimitsTest, WriteTime) {
    options.limits.write = 50ms;
    router.add(Method::get, "/large",
               [](Request&) -> asio::awaitable<Response> { co_return text_response(200, std::string(64 << 20, 'x')); });
    start();
    Connection connection = connect();
    connection.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    while (counted("write_time") != "1") std::this_thread::yield(); // the client does not read
    EXPECT_LT(connection.rest().size(), 64U << 20U);
}

TEST_F(LimitsTest, Connections) {
    options.limits.connections = 2;
    start();
    Connection first = connect();
    EXPECT_EQ(first.get("/hello").status, 200);
    Connection second = connect();
    EXPECT_EQ(second.get("/hello").status, 200);
    for (int i = 0; i < 5; ++i) {
        Connection third = connect();
        const Answer refused = third.answer();
        EXPECT_EQ(refused.status, 503);
        EXPECT_EQ(refused.header("Retry-After"), "1");
        EXPECT_TRUE(third.closed());
    }
    EXPECT_EQ(first.get("/hello").status, 200);
    first.leave();
    // As soon as one has gone there is room for another.
    while (connect().get("/hello").status != 200) {
    }
    EXPECT_NE(counted("connections"), "none");
}

TEST_F(LimitsTest, ConnectionsOfOneAddress) {
    options.limits.connections_of_one = 1;
    start();
    Connection first = connect();
    EXPECT_EQ(first.get("/hello").status, 200);
    Connection second = connect();
    EXPECT_EQ(second.answer().status, 429);
    EXPECT_TRUE(second.closed());
    EXPECT_EQ(counted("connections_of_one"), "1");
}

TEST_F(LimitsTest, RequestsInFlight) {
    options.limits.requests = 2;
    start();
    Connection first = connect();
    Connection second = connect();
    first.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    second.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    wait_for(2);
    Connection third = connect();
    const Answer refused = third.get("/hello");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    let_go = true;
    EXPECT_EQ(first.answer().body, "done");
    EXPECT_EQ(second.answer().body, "done");
    EXPECT_EQ(third.get("/hello").status, 200); // on the same connection
    EXPECT_EQ(counted("requests"), "1");
}

TEST_F(LimitsTest, BodyBytesInAll) {
    options.limits.body_bytes_in_all = 100;
    router.add(Method::post, "/wait", [this](Request&) -> asio::awaitable<Response> {
        ++waiting;
        asio::steady_timer timer(co_await asio::this_coro::executor);
        while (!let_go) {
            timer.expires_after(1ms);
            co_await timer.async_wait(asio::use_awaitable);
        }
        co_return no_content();
    });
    start();
    const std::string body = "Content-Length: 60\r\n\r\n" + std::string(60, 'x');
    Connection first = connect();
    first.send("POST /wait HTTP/1.1\r\nHost: x\r\n" + body);
    wait_for(1);
    EXPECT_EQ(ask("POST /echo HTTP/1.1\r\nHost: x\r\n" + body).status, 503);
    let_go = true;
    EXPECT_EQ(first.answer().status, 204);
    EXPECT_EQ(first.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + body).answer().status, 200);
    EXPECT_EQ(counted("body_bytes_in_all"), "1");
}

} // namespace
} // namespace voorrang::http
