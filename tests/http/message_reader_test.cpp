#include "adapters/http/message_reader.hpp"

#include <gtest/gtest.h>

namespace voorrang::http {
namespace {

OrProblem<Head> head_of(const std::string& lines, const Limits& limits = {}) {
    return MessageReader(limits).head(lines + "\r\n");
}

int status(const std::string& lines) {
    const OrProblem<Head> head = head_of(lines);
    return head ? 200 : head.error().status;
}

TEST(HeadSize, IsFoundWhereverTheBytesAreCut) {
    const std::string_view bytes = "GET / HTTP/1.1\r\nA: b\r\n\r\nrest";
    std::size_t searched = 0;
    for (std::size_t size = 0; size < 24; ++size) EXPECT_EQ(head_size(bytes.substr(0, size), searched), std::nullopt);
    EXPECT_EQ(head_size(bytes.substr(0, 24), searched), 24U);
    searched = 0;
    EXPECT_EQ(head_size(bytes, searched), 24U);
}

TEST(MessageReaderTest, TellsWhatAHeadSays) {
    const Head head =
        head_of(
            "PUT /a%20b?c=d HTTP/1.1\r\nHost: x:80\r\nA: 1\r\nexpect: 100-Continue\r\na:2 \r\nContent-Length: 3\r\n")
            .value();
    EXPECT_EQ(head.request.method, Method::put);
    EXPECT_EQ(head.method, "PUT");
    EXPECT_EQ(head.request.target.segments, std::vector<std::string>{"a b"});
    EXPECT_EQ(head.request.headers.list("A"), "1, 2");
    EXPECT_EQ(head.length, 3U);
    EXPECT_TRUE(head.continue_expected);
    EXPECT_TRUE(head.keep_alive);
    EXPECT_FALSE(head_of("GET / HTTP/1.0\r\n")->keep_alive);
    EXPECT_FALSE(head_of("GET / HTTP/1.0\r\n")->http11);
    EXPECT_FALSE(head_of("GET / HTTP/1.1\r\nHost: x\r\nConnection: x, Close\r\n")->keep_alive);
    EXPECT_FALSE(head_of("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n")->continue_expected);
}

TEST(MessageReaderTest, RefusesWhatIsAmbiguous) {
    const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
    EXPECT_EQ(status(post), 200);
    EXPECT_EQ(status(post + "Transfer-Encoding: Chunked\r\n"), 200);
    for (const char* lines : {"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                              "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n",
                              "Content-Length: 1\r\nContent-Length: 1\r\n",
                              "Content-Length: 1\r\nContent-Length: 2\r\n",
                              "Content-Length: 1, 1\r\n",
                              "Content-Length: -1\r\n",
                              "Content-Length: +1\r\n",
                              "Content-Length: 0x1\r\n",
                              "Content-Length: \r\n",
                              "Content-Length: 1 1\r\n",
                              "Content-Length : 1\r\n",
                              " Content-Length: 1\r\n",
                              "A: b\r\n Content-Length: 1\r\n",
                              "A: b\r\n\tc\r\n",
                              "A: b\nContent-Length: 1\r\n",
                              "A: b\rc\r\n",
                              "A: \x01\r\n",
                              "A\r\n",
                              ": b\r\n",
                              "A b: c\r\n",
                              "Host: y\r\n",
                              "Content-Length: 99999999999999999999\r\n",
                              "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"})
        EXPECT_EQ(status(post + lines), 400) << lines;
    EXPECT_EQ(status(post + std::string("A: \0\r\n", 6)), 400);
    for (const char* encoding : {"gzip, chunked", "chunked, gzip", "identity", "xchunked", "chunked,", "\"chunked\""})
        EXPECT_NE(status(post + "Transfer-Encoding: " + encoding + "\r\n"), 200) << encoding;
    EXPECT_EQ(status("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a/b\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: \r\n"), 200); // RFC 9112, 3.2: of targets without an authority
    EXPECT_EQ(status("GET /\r\nHost: x\r\n"), 400);
    EXPECT_EQ(status("GET  / HTTP/1.1\r\nHost: x\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1 \r\nHost: x\r\n"), 505);
    EXPECT_EQ(status("GET / HTTP/3.0\r\nHost: x\r\n"), 505);
    EXPECT_EQ(status("get / HTTP/1.1\r\nHost: x\r\n"), 501);
    EXPECT_EQ(status("CONNECT x:80 HTTP/1.1\r\nHost: x\r\n"), 501);
}

struct Read {
    int status = 200;
    bool done = false;
    std::string body;
    std::size_t left = 0;
};

// The body of a chunked request, given `step` bytes at a time, as a connection would.
Read read_chunks(std::string_view bytes, std::size_t step, const Limits& limits = {}) {
    MessageReader reader(limits);
    EXPECT_TRUE(reader.head("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
    std::string buffer;
    while (!reader.done() && !bytes.empty()) {
        buffer += bytes.substr(0, step);
        bytes.remove_prefix(std::min(step, bytes.size()));
        const OrProblem<std::size_t> used = reader.body(buffer);
        if (!used) return {used.error().status, false, {}, 0};
        buffer.erase(0, *used);
    }
    return {200, reader.done(), reader.take_body(), buffer.size() + bytes.size()};
}

TEST(MessageReaderTest, ReadsChunksHoweverTheyAreCut) {
    const std::string_view chunks = "3\r\nabc\r\n00a;x=\"y\"\r\n0123456789\r\n0\r\nT: x\r\n\r\nGET /";
    for (std::size_t step = 1; step <= chunks.size(); ++step) {
        const Read read = read_chunks(chunks, step);
        EXPECT_EQ(read.body, "abc0123456789") << step;
        EXPECT_TRUE(read.done);
        EXPECT_EQ(read.left, 5U);
    }
}

TEST(MessageReaderTest, ABodyMayHaveNoChunkButTheLast) {
    for (const std::string_view chunks : {"0\r\n\r\n", "000\r\n\r\n", "0;a\r\nT: x\r\n\r\n"})
        for (std::size_t step = 1; step <= chunks.size(); ++step) {
            const Read read = read_chunks(chunks, step);
            EXPECT_TRUE(read.done) << chunks << step;
            EXPECT_EQ(read.body, "");
        }
}

TEST(MessageReaderTest, RefusesUnsoundChunks) {
    for (const std::string_view chunks : {"x\r\n", "-1\r\na", "3 \r\nabc\r\n", "3\r\nabcd\r\n", "3\r\nabc0\r\n\r\n",
                                          "3\nabc\r\n", "\r\n", "0x3\r\nabc\r\n", "FFFFFFFFFFFFFFFFFF\r\n", ";a=b\r\n"})
        for (std::size_t step = 1; step <= chunks.size(); ++step) {
            const Read read = read_chunks(std::string(chunks) + "\r\n\r\n", step);
            EXPECT_NE(read.status, 200) << chunks;
            EXPECT_FALSE(read.done);
        }
    Limits small;
    small.body_bytes = 5;
    EXPECT_EQ(read_chunks("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 1, small).body, "abcde");
    EXPECT_EQ(read_chunks("3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n", 1, small).status, 413);
    EXPECT_EQ(read_chunks("6\r\nabc", 1, small).status, 413);
}

} // namespace
} // namespace voorrang::http
