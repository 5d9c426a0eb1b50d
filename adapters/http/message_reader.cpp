#include "adapters/http/message_reader.hpp"

#include "adapters/http/request_id.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

namespace voorrang::http {

namespace beast = boost::beast;
namespace wire = boost::beast::http;

namespace {

Problem refused(std::string detail) { return closing(problem(problems::bad_request, std::move(detail))); }

Problem too_large(const Limits& limits) {
    return closing(
        problem(problems::body_too_large, "the body may have " + std::to_string(limits.body_bytes) + " bytes"));
}

Problem of(const boost::system::error_code& error, const Limits& limits) {
    if (error == wire::error::body_limit || error == wire::error::buffer_overflow) return too_large(limits);
    if (error == wire::error::bad_version)
        return closing(problem(problems::bad_version, "this service speaks HTTP/1.1 and HTTP/1.0"));
    return refused("this is not sound HTTP: " + error.message());
}

// A line end within the head that another line follows with a space or tab: obsolete folding, which readers take
// differently.
bool has_folded_line(std::string_view head) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2))
        if (at + 2 < head.size() && (head[at + 2] == ' ' || head[at + 2] == '\t')) return true;
    return false;
}

bool is_host(std::string_view host) {
    return std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("-._~!$&'()*+,;=:[]%").find(c) != std::string_view::npos;
    });
}

std::optional<Problem> check_host(const Head& head) {
    const std::size_t hosts = head.request.headers.count("Host");
    if (hosts > 1) return refused("the request has more than one Host header");
    if (hosts == 0 && head.http11) return refused("the request has no Host header");
    if (hosts == 1 && !is_host(*head.request.header("Host")))
        return refused("the Host header is not a name or address");
    return std::nullopt;
}

std::optional<Problem> read_framing(Head& head, const Limits& limits) {
    const Fields& headers = head.request.headers;
    const std::size_t lengths = headers.count("Content-Length");
    const std::size_t encodings = headers.count("Transfer-Encoding");
    if (lengths + encodings > 1) return refused("the request tells more than once how long its body is");
    if (encodings == 1) {
        if (!head.http11) return refused("HTTP/1.0 has no Transfer-Encoding");
        if (!same_name(*headers.get("Transfer-Encoding"), "chunked"))
            return closing(
                problem(problems::not_implemented, "the only Transfer-Encoding that is read here is chunked"));
        head.chunked = true;
    }
    if (lengths == 1) {
        const std::string_view text = *headers.get("Content-Length");
        if (text.empty() || text.size() > 18 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
            return refused("Content-Length is not a number");
        std::uint64_t length = 0;
        for (const char c : text) length = length * 10 + static_cast<std::uint64_t>(c - '0');
        if (length > limits.body_bytes) return too_large(limits);
        head.length = length;
    }
    return std::nullopt;
}

std::optional<Problem> read_expectation(Head& head) {
    const std::optional<std::string> expect = head.request.headers.list("Expect");
    if (!expect || !head.http11) return std::nullopt;
    if (!same_name(*expect, "100-continue"))
        return closing(problem(problems::expectation_failed, "the only expectation that is met here is 100-continue"));
    head.continue_expected = head.chunked || head.length.value_or(0) > 0;
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> head_size(std::string_view bytes, std::size_t& searched) {
    constexpr std::string_view empty_line = "\r\n\r\n";
    const std::size_t from = searched < empty_line.size() ? 0 : searched - (empty_line.size() - 1);
    const std::size_t found = bytes.find(empty_line, from);
    searched = bytes.size();
    if (found == std::string_view::npos) return std::nullopt;
    return found + empty_line.size();
}

struct MessageReader::Parser : wire::request_parser<wire::string_body> {};

MessageReader::MessageReader(const Limits& limits) : limits_(limits), parser_(std::make_unique<Parser>()) {}
MessageReader::~MessageReader() = default;

OrProblem<Head> MessageReader::head(std::string_view bytes) {
    if (has_folded_line(bytes)) return refused("the request has a folded header");
    parser_->header_limit(static_cast<std::uint32_t>(bytes.size() + 1)); // the caller has seen to it
    parser_->body_limit(limits_.body_bytes);
    boost::system::error_code error;
    const std::size_t used = parser_->put(asio::buffer(bytes), error);
    if (error && error != wire::error::need_more) return of(error, limits_);
    if (!parser_->is_header_done() || used != bytes.size()) return refused("this is not sound HTTP");
    Head head;
    const auto& message = parser_->get();
    head.http11 = message.version() == 11;
    head.keep_alive = message.keep_alive();
    for (const auto& field : message)
        head.request.headers.add(std::string(field.name_string()), std::string(field.value()));
    head.request.id = request_id(head.request.header("X-Request-Id"));
    const std::string_view method(message.method_string().data(), message.method_string().size());
    const std::optional<Method> known = read_method(method);
    if (!known) return closing(problem(problems::not_implemented, "this method is not spoken here"));
    head.request.method = *known;
    head.method = method_text(*known);
    if (std::optional<Problem> problem = check_host(head)) return *std::move(problem);
    if (std::optional<Problem> problem = read_framing(head, limits_)) return *std::move(problem);
    if (std::optional<Problem> problem = read_expectation(head)) return *std::move(problem);
    if (message.target().size() > limits_.target_bytes)
        return closing(problem(problems::target_too_long,
                               "the path and query may have " + std::to_string(limits_.target_bytes) + " bytes"));
    OrProblem<Target> target = read_target({message.target().data(), message.target().size()});
    if (!target) return closing(target.error()); // its body is not read
    head.request.target = *std::move(target);
    parser_->eager(true);
    return head;
}

bool MessageReader::done() const { return parser_->is_done(); }

OrProblem<std::size_t> MessageReader::body(std::string_view bytes) {
    // Beast (1.81) asserts that it is given the first chunk's head in no fewer bytes, if that chunk is the last.
    constexpr std::size_t least_chunks = std::string_view("0\r\n\r\n").size();
    if (!body_begun_ && parser_->chunked() && bytes.size() < least_chunks) return std::size_t{0};
    body_begun_ = true;
    const std::size_t before = body_size();
    boost::system::error_code error;
    std::size_t used = parser_->put(asio::buffer(bytes), error);
    if (error && error != wire::error::need_more) return of(error, limits_);
    framing_ = body_size() > before ? 0 : framing_ + used;
    if (framing_ > limits_.header_bytes || (used == 0 && bytes.size() > limits_.header_bytes))
        return refused("the body's chunks have more around them than in them");
    return used;
}

std::size_t MessageReader::body_size() const { return parser_->get().body().size(); }

std::string MessageReader::take_body() { return std::move(parser_->get().body()); }

} // namespace voorrang::http
