#include "adapters/http/reply_reader.hpp"

#include "adapters/http/message_reader.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace voorrang::http {

namespace wire = boost::beast::http;

namespace {

Diagnostic failed(std::string why) { return {Code::no_answer, std::move(why), std::nullopt, {}, {}, {}}; }

Diagnostic failed(const boost::system::error_code& error) {
    if (error == wire::error::body_limit || error == wire::error::buffer_overflow)
        return failed("the answer is too large");
    if (error == wire::error::partial_message) return failed("the answer was cut off");
    return failed("the answer is not sound HTTP: " + error.message());
}

} // namespace

struct ReplyReader::Parser : wire::response_parser<wire::string_body> {};

ReplyReader::ReplyReader(Method method, std::size_t header_bytes, std::size_t body_bytes)
    : method_(method), header_bytes_(header_bytes), body_bytes_(body_bytes) {
    begin();
}
ReplyReader::~ReplyReader() = default;

void ReplyReader::begin() {
    parser_ = std::make_unique<Parser>();
    parser_->body_limit(body_bytes_);
    parser_->skip(method_ == Method::head);
    searched_ = 0;
}

Result<std::size_t> ReplyReader::feed_head(std::string_view bytes) {
    const std::optional<std::size_t> size = head_size(bytes, searched_);
    if (size.value_or(bytes.size()) > header_bytes_) return failed("the answer's headers are too large");
    if (!size) return std::size_t{0};
    parser_->header_limit(static_cast<std::uint32_t>(*size + 1));
    boost::system::error_code error;
    parser_->put(asio::buffer(bytes.substr(0, *size)), error);
    if (error && error != wire::error::need_more) return failed(error);
    if (!parser_->is_header_done()) return failed("the answer is not sound HTTP");
    parser_->eager(true);
    if (parser_->get().result_int() < 200) {
        if (parser_->get().result_int() == 101) return failed("it changes to another protocol");
        begin();
    }
    return *size;
}

Result<std::size_t> ReplyReader::feed(std::string_view bytes) {
    std::size_t used = 0;
    while (!done() && used < bytes.size()) {
        const std::string_view rest = bytes.substr(used);
        std::size_t more = 0;
        if (!parser_->is_header_done()) {
            const Result<std::size_t> head = feed_head(rest);
            if (!head) return head.error();
            more = *head;
        } else {
            // As in MessageReader::body.
            if (!body_begun_ && parser_->chunked() && rest.size() < std::string_view("0\r\n\r\n").size()) break;
            body_begun_ = true;
            const std::size_t before = parser_->get().body().size();
            boost::system::error_code error;
            more = parser_->put(asio::buffer(rest), error);
            if (error && error != wire::error::need_more) return failed(error);
            framing_ = parser_->get().body().size() > before ? 0 : framing_ + more;
            if (framing_ > header_bytes_ || (more == 0 && rest.size() > header_bytes_))
                return failed("the answer's chunks have more around them than in them");
        }
        if (more == 0) break;
        used += more;
    }
    return used;
}

Result<std::size_t> ReplyReader::end(bool clean) {
    if (!clean || !parser_->got_some()) return failed("the connection was cut off");
    boost::system::error_code error;
    parser_->put_eof(error);
    if (error) return failed(error);
    return std::size_t{0};
}

bool ReplyReader::done() const { return parser_->is_done(); }

Reply ReplyReader::take() {
    Reply reply;
    auto& message = parser_->get();
    reply.status = static_cast<int>(message.result_int());
    for (const auto& field : message) reply.headers.add(std::string(field.name_string()), std::string(field.value()));
    reply.body = std::move(message.body());
    return reply;
}

} // namespace voorrang::http
