#include "tests/http/serving.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <deque>
#include <regex>
#include <sstream>

namespace voorrang::http {
namespace {

using ServerTest = Serving;

constexpr std::string_view get_hello = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
    start();
    Connection connection = connect();
    for (int i = 0; i < 3; ++i) {
        const Answer answer = connection.get("/hello");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "hello");
        EXPECT_EQ(answer.header("Content-Type"), "text/plain; charset=utf-8");
        EXPECT_FALSE(answer.headers.has("Connection"));
    }
}

TEST_F(ServerTest, SetsTheHeadersOfSafetyUnlessTheHandlerDid) {
    router.add(Method::get, "/kept", [](Request&) -> asio::awaitable<Response> {
        Response response = text_response(200, "");
        response.set("cache-control", "max-age=60");
        response.set("Content-Length", "99");
        response.set("X-Evil", "a\r\nSet-Cookie: b");
        co_return response;
    });
    start();
    Connection connection = connect();
    const Answer answer = connection.get("/hello");
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.header("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
    EXPECT_FALSE(answer.headers.has("Strict-Transport-Security"));
    EXPECT_TRUE(std::regex_match(answer.header("Date"),
                                 std::regex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT")));
    const Answer kept = connection.get("/kept");
    EXPECT_EQ(kept.header("Cache-Control"), "max-age=60");
    EXPECT_EQ(kept.headers.count("Cache-Control"), 1U);
    EXPECT_EQ(kept.header("Content-Length"), "0");
    EXPECT_FALSE(kept.headers.has("X-Evil"));
    EXPECT_FALSE(kept.headers.has("Set-Cookie"));
}

TEST_F(ServerTest, TakesARequestsIdOrMakesOne) {
    start();
    EXPECT_EQ(ask("GET /hello HTTP/1.1\r\nHost: x\r\nX-Request-Id: a-1.B_2\r\n\r\n").header("X-Request-Id"), "a-1.B_2");
    const std::regex made("[0-9a-f]{16}");
    EXPECT_TRUE(std::regex_match(
        ask("GET /hello HTTP/1.1\r\nHost: x\r\nX-Request-Id: a b\r\n\r\n").header("X-Request-Id"), made));
    EXPECT_TRUE(std::regex_match(ask(get_hello).header("X-Request-Id"), made));
    EXPECT_NE(ask(get_hello).header("X-Request-Id"), ask(get_hello).header("X-Request-Id"));
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
    start();
    Connection connection = connect();
    std::string all;
    for (int i = 0; i < 50; ++i) all += "GET /tenders/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    connection.send(all);
    for (int i = 0; i < 50; ++i) EXPECT_EQ(connection.answer().body, std::to_string(i));
}

TEST_F(ServerTest, ABodyMayBeCutAnywhere) {
    start();
    Connection connection = connect();
    for (const char c : std::string_view("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd"))
        connection.send(std::string_view(&c, 1));
    EXPECT_EQ(connection.answer().body, "abcd");
    for (const char c : std::string_view("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                         "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: x\r\n\r\n"))
        connection.send(std::string_view(&c, 1));
    EXPECT_EQ(connection.answer().body, "abcde");
    EXPECT_EQ(connection.get("/hello").body, "hello");
}

TEST_F(ServerTest, TellsAClientThatAsksToGoOn) {
    start();
    Connection connection = connect();
    connection.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(connection.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(connection.send("abcd").answer().body, "abcd");
    // Who does not wait is not told.
    connection.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\na");
    EXPECT_EQ(connection.answer().status, 200);
    EXPECT_EQ(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: tea\r\n\r\n").status, 417);
}

TEST_F(ServerTest, AnswersHeadAsGetWithoutTheBody) {
    start();
    Connection connection = connect();
    const Answer head = connection.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n").answer(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("Content-Length"), "5");
    EXPECT_EQ(connection.get("/hello").body, "hello");
}

TEST_F(ServerTest, ClosesWhenItIsAskedTo) {
    start();
    Connection connection = connect();
    const Answer answer =
        connection.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /hello HTTP/1.1\r\n\r\n")
            .answer();
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(connection.closed());
    Connection old = connect();
    EXPECT_EQ(old.send("GET /hello HTTP/1.0\r\n\r\n").answer().header("Connection"), "close");
    EXPECT_TRUE(old.closed());
    Connection kept = connect();
    EXPECT_EQ(kept.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer().header("Connection"),
              "keep-alive");
    EXPECT_EQ(kept.get("/hello").status, 200);
}

TEST_F(ServerTest, AHandlersExceptionIsNotTold) {
    std::ostringstream told;
    options.log = std::make_shared<spdlog::logger>("log", std::make_shared<spdlog::sinks::ostream_sink_mt>(told, true));
    start();
    Connection connection = connect();
    const Answer answer = connection.get("/fail");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_NE(answer.body.find(answer.header("X-Request-Id")), std::string::npos);
    EXPECT_EQ(connection.get("/hello").status, 200);
    EXPECT_NE(told.str().find("request " + answer.header("X-Request-Id") +
                              ": the handler failed: the secret of the database"),
              std::string::npos);
}

TEST_F(ServerTest, WhatIsNoHttpIsRefusedAndTheConnectionClosed) {
    start();
    for (const std::string_view raw :
         {"hello\r\n\r\n", "GET /hello HTTP/1.1\r\nHost x\r\n\r\n", "GET /a%2 HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /../a HTTP/1.1\r\nHost: x\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n"}) {
        Connection connection = connect();
        const Answer answer = connection.send(raw).answer();
        EXPECT_EQ(answer.status, 400) << raw;
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
        EXPECT_EQ(answer.header("Connection"), "close") << raw;
        EXPECT_TRUE(connection.closed()) << raw;
    }
    EXPECT_EQ(ask("GET /hello HTTP/2.0\r\nHost: x\r\n\r\n").status, 505);
    EXPECT_EQ(ask("TRACE /hello HTTP/1.1\r\nHost: x\r\n\r\n").status, 501);
    EXPECT_EQ(ask("\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
}

TEST_F(ServerTest, ARequestBehindAnAmbiguousOneIsNeverRead) {
    start();
    for (const std::string_view framing :
         {"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
          "Content-Length: 6\r\nContent-Length: 0\r\n", "Content-Length: 6\r\nContent-Length: 6\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: xchunked\r\n",
          "Transfer-Encoding : chunked\r\n", "Content-Length: +6\r\n", "Content-Length: 6,6\r\n",
          "X: a\r\n Content-Length: 6\r\n"}) {
        Connection connection = connect();
        connection.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + std::string(framing) + "\r\n0\r\n\r\n" +
                        std::string(get_hello));
        const int status = connection.answer().status;
        EXPECT_TRUE(status == 400 || status == 501) << framing << status;
        EXPECT_TRUE(connection.closed()) << framing;
    }
}

TEST_F(ServerTest, TheBodyOfARefusedRequestIsNotTheNextOne) {
    start();
    for (const std::string_view line : {"POST /%a HTTP/1.1", "TRACE /echo HTTP/1.1", "POST /a/../b HTTP/1.1"}) {
        Connection connection = connect();
        connection.send(std::string(line) + "\r\nHost: x\r\nContent-Length: " + std::to_string(get_hello.size()) +
                        "\r\n\r\n" + std::string(get_hello));
        EXPECT_GE(connection.answer().status, 400);
        EXPECT_TRUE(connection.closed()) << line;
    }
}

TEST_F(ServerTest, TheAccessLogTellsNoPersonalData) {
    std::ostringstream told;
    options.access_log =
        std::make_shared<spdlog::logger>("access", std::make_shared<spdlog::sinks::ostream_sink_mt>(told, true));
    options.access_log->set_pattern("%v");
    start();
    Connection connection = connect();
    connection.send("GET /tenders/T-1?bsn=123456782 HTTP/1.1\r\nHost: x\r\nX-Request-Id: r1\r\n\r\n").answer();
    connection.get("/nowhere/secret");
    stop(patience);
    const std::string lines = told.str();
    const std::regex first(
        R"(\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","request":"r1","peer":"127.0.0.1","user":"u-1","method":"GET",)"
        R"("route":"/tenders/\{tender\}","status":200,"bytes":3,"ms":\d+\.\d\}\n[^]*)");
    EXPECT_TRUE(std::regex_match(lines, first)) << lines;
    EXPECT_NE(lines.find(R"("method":"GET","status":404)"), std::string::npos) << lines;
    EXPECT_EQ(lines.find("123456782"), std::string::npos);
    EXPECT_EQ(lines.find("secret"), std::string::npos);
}

TEST_F(ServerTest, CountsWhatItDoes) {
    start();
    Connection connection = connect();
    connection.get("/tenders/1");
    connection.get("/tenders/2");
    connection.get("/nowhere");
    connection.send("nonsense\r\n\r\n").answer();
    connection.leave();
    stop(patience);
    const std::string text = options.metrics->text();
    for (const std::string_view line :
         {"voorrang_http_requests_total{route=\"/tenders/{tender}\",method=\"GET\",status=\"200\"} 2\n",
          "voorrang_http_requests_total{route=\"none\",method=\"GET\",status=\"404\"} 1\n",
          "voorrang_http_requests_total{route=\"none\",method=\"other\",status=\"400\"} 1\n",
          "voorrang_http_request_seconds_count{route=\"/tenders/{tender}\",method=\"GET\"} 2\n",
          "voorrang_http_connections 0\n", "voorrang_http_requests_in_flight 0\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST_F(ServerTest, ListensOnSeveralAddressesOrOnNone) {
    options.listen = {{"127.0.0.1", 0}, {"127.0.0.1", 0}};
    start();
    EXPECT_NE(port(0), port(1));
    EXPECT_EQ(Connection(port(1)).get("/hello").status, 200);
    const auto try_to = [&](Listen listen) {
        ServerOptions other;
        other.listen = {{"127.0.0.1", 0}, std::move(listen)};
        return Server::start(running.io, other, [this](Request& request) { return router.handle(request); });
    };
    EXPECT_EQ(try_to({"127.0.0.1", port()}).error().code, Code::not_listening);
    EXPECT_EQ(try_to({"192.0.2.1", 0}).error().code, Code::not_listening);
    EXPECT_EQ(try_to({"localhost", 0}).error().code, Code::not_listening);
    EXPECT_EQ(try_to({"127.0.0.1", 0, true}).error().code, Code::bad_certificate);
    EXPECT_EQ(try_to({"127.0.0.1", port()}).error().place, "127.0.0.1 port " + std::to_string(port()));
}

TEST_F(ServerTest, AThousandConnectionsAreServedAtOnce) {
    options.limits.connections_of_one = 2000;
    start();
    std::deque<Connection> all;
    for (int i = 0; i < 1000; ++i) all.emplace_back(port()).send("GET /tenders/" + std::to_string(i) + " HTTP/1.1\r\n");
    for (Connection& connection : all) connection.send("Host: x\r\n\r\n");
    for (int i = 0; i < 1000; ++i) ASSERT_EQ(all[static_cast<std::size_t>(i)].answer().body, std::to_string(i));
}

} // namespace
} // namespace voorrang::http
