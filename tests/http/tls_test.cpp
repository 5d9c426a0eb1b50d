#include "adapters/http/client.hpp"
#include "tests/http/certificates.hpp"
#include "tests/http/serving.hpp"

#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>

#include <atomic>
#include <fstream>

namespace voorrang::http {
namespace {

namespace ssl = boost::asio::ssl;

class Tls : public Serving {
  protected:
    Tls() {
        certificates.make("server", "DNS:localhost,IP:127.0.0.1");
        options.listen = {{"127.0.0.1", 0, true}};
        options.tls = TlsFiles{certificates.path("server.pem"), certificates.path("server.key")};
        router.add(Method::post, "/count", [this](Request&) -> asio::awaitable<Response> {
            ++counted;
            co_return no_content();
        });
        router.add(Method::get, "/scheme", [](Request& request) -> asio::awaitable<Response> {
            co_return text_response(200, request.tls ? "https" : "http");
        });
    }
    Result<Reply> get(const std::string& host, const std::string& path, ClientOptions with) {
        Result<Client> client = Client::make(std::move(with));
        if (!client) return client.error();
        Call call;
        call.url = read_url("https://" + host + ":" + std::to_string(port()) + path).value();
        return running.wait(client->send(std::move(call)));
    }
    ClientOptions trusting(const std::string& name = "server") const {
        ClientOptions with;
        with.ca_file = certificates.path(name + ".pem");
        return with;
    }

    Certificates certificates;
    std::atomic<int> counted{0};
};

// A TLS client, blocking, that trusts anyone.
struct RawTls {
    explicit RawTls(std::uint16_t port, int most_version = 0) : context(ssl::context::tls_client) {
        if (most_version != 0) {
            SSL_CTX_set_security_level(context.native_handle(), 0);
            SSL_CTX_set_max_proto_version(context.native_handle(), most_version);
            SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_VERSION);
        }
        stream.emplace(io, context);
        stream->next_layer().connect({asio::ip::address_v4::loopback(), port});
    }
    boost::system::error_code handshake() {
        boost::system::error_code error;
        stream->handshake(ssl::stream_base::client, error);
        return error;
    }
    std::string rest() {
        std::string all;
        boost::system::error_code error;
        asio::read(*stream, asio::dynamic_buffer(all), error);
        return all;
    }

    asio::io_context io;
    ssl::context context;
    std::optional<ssl::stream<asio::ip::tcp::socket>> stream;
};

TEST_F(Tls, AnswersWhoTrustsIt) {
    start();
    const Result<Reply> reply = get("localhost", "/scheme", trusting());
    ASSERT_TRUE(reply) << reply.error().message;
    EXPECT_EQ(reply->body, "https");
    EXPECT_EQ(reply->headers.get("Strict-Transport-Security"), "max-age=31536000");
    EXPECT_TRUE(get("127.0.0.1", "/scheme", trusting()));
}

TEST_F(Tls, TheClientRefusesWhatItCantTrust) {
    start();
    const auto refused = [&](const std::string& host, ClientOptions with, std::string_view why) {
        const Result<Reply> reply = get(host, "/scheme?token=secret", std::move(with));
        ASSERT_FALSE(reply) << host;
        EXPECT_EQ(reply.error().code, Code::bad_certificate);
        EXPECT_NE(reply.error().message.find(why), std::string::npos) << reply.error().message;
        EXPECT_EQ(reply.error().place, "https://" + host + ":" + std::to_string(port()) + "/scheme");
    };
    refused("localhost", {}, "self-signed certificate");
    certificates.make("other", "DNS:localhost");
    refused("localhost", trusting("other"), "self-signed certificate");
    certificates.make("server", "DNS:elsewhere,IP:127.0.0.9");
    ASSERT_TRUE(server->reload_tls());
    refused("localhost", trusting(), "hostname mismatch");
    refused("127.0.0.1", trusting(), "IP address mismatch");
    certificates.make("server", "DNS:localhost", -1);
    ASSERT_TRUE(server->reload_tls());
    refused("localhost", trusting(), "expired");
    EXPECT_EQ(Client::make(trusting("nothing")).error().code, Code::bad_certificate);
}

TEST_F(Tls, CertificatesAreReadAnewOrKept) {
    start();
    RawTls before(port());
    ASSERT_FALSE(before.handshake());
    certificates.make("server", "DNS:localhost");
    EXPECT_FALSE(get("localhost", "/hello", trusting())); // not yet
    ASSERT_TRUE(server->reload_tls());
    EXPECT_TRUE(get("localhost", "/hello", trusting()));
    std::filesystem::copy_file(certificates.path("server.pem"), certificates.path("kept.pem"));
    std::ofstream(certificates.path("server.pem")) << "no certificate";
    const Result<void> reloaded = server->reload_tls();
    ASSERT_FALSE(reloaded);
    EXPECT_EQ(reloaded.error().code, Code::bad_certificate);
    EXPECT_EQ(reloaded.error().place, certificates.path("server.pem"));
    EXPECT_TRUE(get("localhost", "/hello", trusting("kept")));
    // Connections that were there go on.
    asio::write(*before.stream, asio::buffer(std::string_view("GET /hello HTTP/1.0\r\n\r\n")));
    EXPECT_TRUE(before.rest().ends_with("hello"));
}

TEST_F(Tls, FilesThatDontBelongTogetherAreRefused) {
    certificates.make("other", "DNS:localhost");
    const auto start_with = [&](const std::string& certificate, const std::string& key) {
        options.tls = TlsFiles{certificates.path(certificate), certificates.path(key)};
        return Server::start(running.io, options, [this](Request& request) { return router.handle(request); });
    };
    EXPECT_EQ(start_with("server.pem", "other.key").error().code, Code::bad_certificate);
    EXPECT_EQ(start_with("server.pem", "none.key").error().place, certificates.path("none.key"));
    EXPECT_EQ(start_with("none.pem", "server.key").error().place, certificates.path("none.pem"));
    // It must not ask for the password on a terminal.
    EXPECT_EQ(start_with("server.pem", "server.locked").error().code, Code::bad_certificate);
    EXPECT_TRUE(start_with("server.pem", "server.key"));
}

TEST_F(Tls, OldVersionsAreRefused) {
    start();
    EXPECT_TRUE(RawTls(port(), TLS1_1_VERSION).handshake());
    EXPECT_FALSE(RawTls(port(), TLS1_2_VERSION).handshake());
    EXPECT_FALSE(RawTls(port(), TLS1_3_VERSION).handshake());
}

TEST_F(Tls, OfProtocolsOnlyHttp1IsChosen) {
    start();
    const auto ask_for = [&](std::string_view protocols) {
        RawTls client(port());
        SSL_CTX_set_alpn_protos(client.context.native_handle(),
                                reinterpret_cast<const unsigned char*>(protocols.data()),
                                static_cast<unsigned>(protocols.size()));
        client.stream.emplace(client.io, client.context);
        client.stream->next_layer().connect({asio::ip::address_v4::loopback(), port()});
        if (client.handshake()) return std::string("refused");
        const unsigned char* chosen = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(client.stream->native_handle(), &chosen, &size);
        return std::string(reinterpret_cast<const char*>(chosen), size);
    };
    EXPECT_EQ(ask_for("\x02h2\x08http/1.1"), "http/1.1");
    EXPECT_EQ(ask_for("\x02h2"), "refused");
}

TEST_F(Tls, ARequestThatIsCutOffIsNotHandled) {
    start();
    for (const std::string_view part :
         {"POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n1234",
          "POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n1234\r\n",
          "POST /count HTTP/1.1\r\nHost: x\r\n"}) {
        RawTls client(port());
        ASSERT_FALSE(client.handshake());
        asio::write(*client.stream, asio::buffer(part));
        client.stream->next_layer().close(); // no close_notify
    }
    // The same in the middle of a TLS record.
    {
        Connection plain = connect();
        plain.send(std::string_view("\x16\x03\x01\x02\x00\x01", 6));
    }
    EXPECT_TRUE(get("localhost", "/hello", trusting()));
    stop(patience);
    EXPECT_EQ(counted, 0);
}

TEST_F(Tls, WhoDoesNotSpeakItIsClosed) {
    options.limits.tls_handshake = 50ms;
    start();
    EXPECT_NE(connect().get("/hello").status, 200);
    EXPECT_TRUE(connect().closed()); // says nothing
}

TEST_F(Tls, StreamsAndStopWorkOverIt) {
    const auto queue = std::make_shared<EventQueue>(10);
    router.add(Method::get, "/events",
               [queue](Request&) -> asio::awaitable<Response> { co_return event_response(events_of(queue)); });
    start();
    RawTls client(port());
    ASSERT_FALSE(client.handshake());
    asio::write(*client.stream, asio::buffer(std::string_view("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")));
    queue->push({"1", "", "x"});
    std::string told;
    asio::read_until(*client.stream, asio::dynamic_buffer(told), "data: x\n\n");
    std::future<Stopped> stopped = asio::co_spawn(running.io, server->stop(1h), asio::use_future);
    EXPECT_TRUE(client.rest().ends_with("0\r\n\r\n"));
    client.stream->next_layer().close();
    EXPECT_EQ(stopped.get().cut_off, 0U);
}

} // namespace
} // namespace voorrang::http
