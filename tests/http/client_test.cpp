#include "adapters/http/client.hpp"

#include "adapters/http/dial.hpp"
#include "tests/http/serving.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>

namespace voorrang::http {
namespace {

class ClientTest : public Serving {
  protected:
    Result<Reply> send(Call call, ClientOptions with = {}) {
        return running.wait(Client::make(std::move(with))->send(std::move(call)));
    }
    static Call call_to(std::uint16_t port, const std::string& path, Method method = Method::get) {
        Call call;
        call.method = method;
        call.url = read_url("http://127.0.0.1:" + std::to_string(port) + path).value();
        return call;
    }
};

// A server that says what it is told to, whatever it is asked, and closes.
class Parrot {
  public:
    explicit Parrot(std::string says) : acceptor_(io_, {asio::ip::address_v4::loopback(), 0}) {
        port = acceptor_.local_endpoint().port();
        thread_ = std::jthread([this, says = std::move(says)] {
            asio::ip::tcp::socket socket(io_);
            acceptor_.accept(socket);
            boost::system::error_code ignored;
            asio::read_until(socket, asio::dynamic_buffer(asked), "\r\n\r\n", ignored);
            asio::write(socket, asio::buffer(says), ignored);
            if (says.empty()) asio::read(socket, asio::dynamic_buffer(asked), ignored); // until the client has enough
        });
    }

    std::string asked;
    std::uint16_t port = 0;

  private:
    asio::io_context io_;
    asio::ip::tcp::acceptor acceptor_;
    std::jthread thread_;
};

TEST_F(ClientTest, SpeaksWithTheServer) {
    start();
    const Result<Reply> got = send(call_to(port(), "/tenders/a%20b?x=y"));
    ASSERT_TRUE(got) << got.error().message;
    EXPECT_EQ(got->status, 200);
    EXPECT_EQ(got->body, "a b");
    Call post = call_to(port(), "/echo", Method::post);
    post.body = std::string(300'000, 'x');
    post.headers.add("X-Request-Id", "mine");
    const Result<Reply> echoed = send(std::move(post));
    ASSERT_TRUE(echoed) << echoed.error().message;
    EXPECT_EQ(echoed->body.size(), 300'000U);
    EXPECT_EQ(echoed->headers.get("x-request-id"), "mine");
    const Result<Reply> head = send(call_to(port(), "/hello", Method::head));
    EXPECT_EQ(head->headers.get("Content-Length"), "5");
    EXPECT_EQ(head->body, "");
    EXPECT_EQ(send(call_to(port(), "/nowhere"))->status, 404);
}

TEST_F(ClientTest, ReadsEveryFraming) {
    Parrot chunked(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    EXPECT_EQ(send(call_to(chunked.port, "/"))->body, "abc");
    Parrot closing("HTTP/1.1 200 OK\r\n\r\nabc");
    EXPECT_EQ(send(call_to(closing.port, "/"))->body, "abc");
    Parrot moved("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(send(call_to(moved.port, "/"))->status, 302);
}

TEST_F(ClientTest, TellsWhyThereIsNoAnswer) {
    ClientOptions small;
    small.body_bytes = 10;
    small.header_bytes = 100;
    const auto fails = [&](std::string says, std::string_view why) {
        Parrot parrot(std::move(says));
        const Result<Reply> reply = send(call_to(parrot.port, "/a?secret"), small);
        ASSERT_FALSE(reply);
        EXPECT_EQ(reply.error().code, Code::no_answer);
        EXPECT_NE(reply.error().message.find(why), std::string::npos) << reply.error().message;
        EXPECT_EQ(reply.error().place, "http://127.0.0.1:" + std::to_string(parrot.port) + "/a");
    };
    fails("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", "cut off");
    fails("HTTP/1.1 200 OK\r\nContent-Le", "cut off");
    fails("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "cut off");
    fails("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n", "too large");
    fails("HTTP/1.1 200 OK\r\n\r\n12345678901", "too large");
    fails("HTTP/1.1 200 OK\r\nX: " + std::string(100, 'x') + "\r\n\r\n", "headers are too large");
    fails("SSH-2.0-OpenSSH_9.2\r\n\r\n", "not sound HTTP");
}

TEST_F(ClientTest, DoesNotWaitForever) {
    Parrot silent("");
    ClientOptions hasty;
    hasty.total = 50ms;
    const Result<Reply> reply = send(call_to(silent.port, "/"), hasty);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().message, "the other service gives no answer: it takes too long to answer");
}

TEST_F(ClientTest, NoServerIsNoAnswer) {
    std::uint16_t free = 0;
    {
        asio::io_context io;
        free = asio::ip::tcp::acceptor(io, {asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
    }
    EXPECT_EQ(send(call_to(free, "/")).error().code, Code::no_answer);
    Call call;
    call.url = read_url("http://nowhere.invalid/").value();
    EXPECT_EQ(send(std::move(call)).error().code, Code::no_answer);
}

TEST_F(ClientTest, MayBeKeptFromPrivateNetworks) {
    start();
    ClientOptions outside;
    outside.reach = Reach::public_only;
    const Result<Reply> reply = send(call_to(port(), "/hello"), outside);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().message, "the other service gives no answer: its address is not a public one");
}

TEST_F(ClientTest, SendsNoHeaderThatIsNone) {
    start();
    Call call = call_to(port(), "/hello");
    call.headers.add("X-A", "b\r\nX-C: d");
    EXPECT_EQ(send(std::move(call)).error().code, Code::bad_url);
    Parrot parrot("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    Call host = call_to(parrot.port, "/hello");
    host.headers.add("Host", "elsewhere");
    EXPECT_TRUE(send(std::move(host)));
    EXPECT_NE(parrot.asked.find("\r\nHost: 127.0.0.1:" + std::to_string(parrot.port) + "\r\n"), std::string::npos);
    EXPECT_EQ(parrot.asked.find("elsewhere"), std::string::npos);
}

TEST(PublicAddress, IsToldFromOthers) {
    for (const char* address : {"1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "223.255.255.255",
                                "2606:4700::1111", "2a00::1", "64:ff9b::101:101", "::ffff:1.1.1.1"})
        EXPECT_TRUE(is_public(asio::ip::make_address(address))) << address;
    for (const char* address :
         {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
          "192.168.1.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fd00::1", "ff02::1", "2001:db8::1",
          "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"})
        EXPECT_FALSE(is_public(asio::ip::make_address(address))) << address;
}

} // namespace
} // namespace voorrang::http
