#include "adapters/http/event_stream.hpp"

#include "tests/http/serving.hpp"

#include <atomic>

namespace voorrang::http {
namespace {

TEST(EventText, EachLineOfDataIsALine) {
    EXPECT_EQ(to_wire({"7", "decision", "a\nb\r\nc\rd"}),
              "id: 7\nevent: decision\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    EXPECT_EQ(to_wire({"", "", ""}), "data: \n\n");
    EXPECT_EQ(to_wire({"", "", "a\n"}), "data: a\ndata: \n\n");
    EXPECT_EQ(to_wire({"1\nid: 2", std::string("n\0\r", 3), "x"}), "id: 1id: 2\nevent: n\ndata: x\n\n");
}

class Events : public Serving {
  protected:
    Events() {
        router.add(Method::get, "/events", [this](Request& request) -> asio::awaitable<Response> {
            last_id = last_event_id(request);
            co_return event_response(events_of(queue), heartbeat);
        });
        router.add(Method::get, "/breaks", [](Request&) -> asio::awaitable<Response> {
            co_return event_response([]() -> asio::awaitable<std::optional<Event>> {
                throw std::runtime_error("broken");
                co_return std::nullopt;
            });
        });
    }
    Connection& listen(Connection& connection) {
        connection.send("GET /events HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 41\r\n\r\n");
        head = connection.until("\r\n\r\n");
        return connection;
    }
    void wait_until_closed() const {
        while (!queue->closed()) std::this_thread::yield();
    }

    void wait_until_over() const {
        while (options.metrics->gauges("voorrang_http_streams", "").with().value() != 0) std::this_thread::yield();
    }

    std::shared_ptr<EventQueue> queue = std::make_shared<EventQueue>(100);
    std::chrono::milliseconds heartbeat = 1h;
    std::string last_id;
    std::string head;
};

TEST_F(Events, ComeAsTheyHappen) {
    start();
    Connection connection = connect();
    listen(connection);
    EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(head.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);
    EXPECT_EQ(last_id, "41");
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(queue->push({std::to_string(i), "", "x"}));
        EXPECT_EQ(connection.until("\n\n\r\n"), "f\r\nid: " + std::to_string(i) + "\ndata: x\n\n\r\n");
    }
    EXPECT_TRUE(queue->push({"3", "", "x"}));
    queue->close();
    EXPECT_FALSE(queue->push({"4", "", "x"}));
    // What was pushed before is still told.
    EXPECT_EQ(connection.rest(), "f\r\nid: 3\ndata: x\n\n\r\n0\r\n\r\n");
}

TEST_F(Events, WithHttp10TheEndOfTheConnectionIsTheEnd) {
    start();
    queue->push({"", "", "x"});
    queue->close();
    Connection connection = connect();
    connection.send("GET /events HTTP/1.0\r\n\r\n");
    EXPECT_EQ(connection.until("\r\n\r\n").find("Transfer-Encoding"), std::string::npos);
    EXPECT_EQ(connection.rest(), "data: x\n\n");
}

TEST_F(Events, HeadHasNone) {
    start();
    Connection connection = connect();
    connection.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(connection.until("\r\n\r\n").find("text/event-stream"), std::string::npos);
    EXPECT_TRUE(connection.closed());
}

TEST_F(Events, WhileNothingHappensThereIsAHeartbeat) {
    heartbeat = 10ms;
    start();
    Connection connection = connect();
    listen(connection);
    EXPECT_EQ(connection.until("\n\n\r\n"), "4\r\n: \n\n\r\n");
    EXPECT_EQ(connection.until("\n\n\r\n"), "4\r\n: \n\n\r\n");
}

TEST_F(Events, EndWhenTheClientLeaves) {
    start();
    {
        Connection connection = connect();
        listen(connection);
    }
    wait_until_closed();
    wait_until_over();
}

TEST_F(Events, EndAtTheStop) {
    start();
    Connection connection = connect();
    listen(connection);
    const Stopped how = stop(1h);
    EXPECT_EQ(how.cut_off, 0U);
    EXPECT_EQ(connection.rest(), "0\r\n\r\n");
    EXPECT_TRUE(queue->closed());
}

TEST_F(Events, AClientThatDoesNotReadLosesTheStream) {
    options.limits.write = 50ms;
    queue = std::make_shared<EventQueue>(16);
    start();
    Connection connection = connect();
    listen(connection);
    while (queue->push({"", "", std::string(1 << 20, 'x')})) std::this_thread::yield();
    wait_until_over();
    EXPECT_FALSE(connection.rest().ends_with("0\r\n\r\n"));
}

TEST_F(Events, ABrokenSourceLooksLikeABrokenStream) {
    start();
    Connection connection = connect();
    connection.send("GET /breaks HTTP/1.1\r\nHost: x\r\n\r\n");
    connection.until("\r\n\r\n");
    EXPECT_TRUE(connection.closed()); // without the last chunk
}

TEST_F(Events, AreLimitedInNumber) {
    options.limits.streams = 1;
    start();
    Connection first = connect();
    listen(first);
    EXPECT_EQ(connect().get("/events").status, 503);
}

TEST_F(Events, AreCutOffWithTheServer) {
    start();
    Connection connection = connect();
    listen(connection);
    server.reset();
    wait_until_closed();
    connection.rest();
}

TEST(EventQueueTest, IsBounded) {
    EventQueue queue(2);
    EXPECT_TRUE(queue.push({}));
    EXPECT_TRUE(queue.push({}));
    EXPECT_FALSE(queue.closed());
    EXPECT_FALSE(queue.push({}));
    EXPECT_TRUE(queue.closed());
    Running running;
    EXPECT_TRUE(running.wait(queue.next()));
    EXPECT_TRUE(running.wait(queue.next()));
    EXPECT_FALSE(running.wait(queue.next()));
}

TEST(EventQueueTest, ManyThreadsMayPush) {
    EventQueue queue(1'000'000);
    Running running;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&queue] {
            for (int j = 0; j < 1000; ++j) queue.push({});
        });
    for (int i = 0; i < 4000; ++i) ASSERT_TRUE(running.wait(queue.next()));
}

} // namespace
} // namespace voorrang::http
