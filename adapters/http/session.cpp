#include "adapters/http/session.hpp"

#include "adapters/http/request_id.hpp"

#include <boost/asio/error.hpp>

namespace voorrang::http {

using Clock = Stream::Clock;
using Time = Stream::Time;

Session::Session(std::shared_ptr<Shared> shared, Stream stream, std::string peer)
    : shared_(std::move(shared)), stream_(std::move(stream)), peer_(std::move(peer)) {}

asio::awaitable<void> Session::run() {
    const std::shared_ptr<Session> self = shared_from_this();
    if (co_await stream_.handshake(Stream::Side::server, begin_ + shared_->limits.tls_handshake)) co_return;
    begin_ = Clock::now();
    Then then = Then::next;
    while (then == Then::next) then = co_await serve_one();
    phase_ = Phase::ending;
    if (then == Then::finish) co_await stream_.finish(Clock::now() + shared_->limits.linger);
    stream_.close();
}

void Session::stop() {
    if (events_)
        events_->stop();
    else if (phase_ == Phase::idle)
        stream_.close();
}

bool Session::cut() {
    cut_ = true;
    stream_.close();
    const bool busy = phase_ == Phase::busy;
    cancel_.emit(asio::cancellation_type::terminal);
    return busy;
}

asio::awaitable<boost::system::error_code> Session::fill(std::size_t most, Time deadline) {
    const std::size_t had = buffer_.size();
    buffer_.resize(had + most);
    boost::system::error_code error;
    const std::size_t size = co_await stream_.read(asio::buffer(buffer_.data() + had, most), deadline, error);
    buffer_.resize(had + size);
    shared_->metrics.received.add(size);
    co_return error;
}

Head Session::nobody() const {
    Head head;
    head.request.id = request_id(std::nullopt);
    head.request.peer = peer_;
    return head;
}

asio::awaitable<std::variant<std::size_t, Session::Then>> Session::read_head() {
    const Limits& limits = shared_->limits;
    std::size_t searched = 0;
    bool begun = first_ || !buffer_.empty();
    Time since = first_ ? begin_ : Clock::now();
    while (true) {
        for (; buffer_.starts_with("\r\n"); searched = 0) buffer_.erase(0, 2); // RFC 9112, 2.2
        const std::optional<std::size_t> size = head_size(buffer_, searched);
        if (size.value_or(buffer_.size()) > limits.header_bytes) co_return co_await refuse_head();
        if (size) co_return *size;
        phase_ = buffer_.empty() ? Phase::idle : Phase::busy;
        if (phase_ == Phase::idle && shared_->stopping) co_return Then::drop;
        const boost::system::error_code error = co_await fill(4096, since + (begun ? limits.header : limits.idle));
        if (error == asio::error::timed_out && !buffer_.empty()) {
            shared_->metrics.refused("header_time");
            co_return co_await refuse(nobody(), problem(problems::too_slow, "the headers did not come in time"));
        }
        if (error) co_return Then::drop;
        if (!begun) since = Clock::now();
        begun = true;
    }
}

// Too large: for its first line, or for all the others.
asio::awaitable<Session::Then> Session::refuse_head() {
    const Limits& limits = shared_->limits;
    constexpr std::size_t around_target = 32; // the method and HTTP/1.1
    const bool target = buffer_.find("\r\n") > limits.target_bytes + around_target;
    shared_->metrics.refused(target ? "target_bytes" : "header_bytes");
    const Problem refused = target
                                ? problem(problems::target_too_long, "the path and query may have " +
                                                                         std::to_string(limits.target_bytes) + " bytes")
                                : problem(problems::headers_too_large,
                                          "the headers may have " + std::to_string(limits.header_bytes) + " bytes");
    co_return co_await refuse(nobody(), refused);
}

asio::awaitable<std::optional<Session::Then>> Session::read_body(MessageReader& reader, const Head& head,
                                                                 Pool::Share& share) {
    const Time deadline = Clock::now() + shared_->limits.body;
    if (head.continue_expected && buffer_.empty()) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        boost::system::error_code error;
        co_await stream_.write({asio::buffer(go_on), asio::const_buffer()}, deadline, error);
        if (error) co_return Then::drop;
    }
    while (!reader.done()) {
        if (!buffer_.empty()) {
            const OrProblem<std::size_t> used = reader.body(buffer_);
            if (!used) {
                if (used.error().status == 413) shared_->metrics.refused("body_bytes");
                co_return co_await refuse(head, used.error());
            }
            buffer_.erase(0, *used);
            if (!share.grow_to(shared_->body_bytes, reader.body_size()))
                co_return co_await refuse(head,
                                          overloaded("body_bytes_in_all", "there are too many large requests at once"));
            if (reader.done()) break;
        }
        const boost::system::error_code error = co_await fill(16 << 10, deadline);
        if (error == asio::error::timed_out) {
            shared_->metrics.refused("body_time");
            co_return co_await refuse(head, problem(problems::too_slow, "the body did not come in time"));
        }
        if (error) co_return Then::drop;
    }
    co_return std::nullopt;
}

asio::awaitable<Session::Then> Session::serve_one() {
    const std::variant<std::size_t, Then> size = co_await read_head();
    if (const Then* then = std::get_if<Then>(&size)) co_return *then;
    phase_ = Phase::busy;
    MessageReader reader(shared_->limits);
    OrProblem<Head> read = reader.head(std::string_view(buffer_).substr(0, std::get<std::size_t>(size)));
    buffer_.erase(0, std::get<std::size_t>(size));
    first_ = false;
    if (!read) {
        if (read.error().status == 413) shared_->metrics.refused("body_bytes");
        if (read.error().status == 414) shared_->metrics.refused("target_bytes");
        co_return co_await refuse(nobody(), read.error());
    }
    Head& head = *read;
    head.request.peer = peer_;
    head.request.tls = stream_.tls();
    Pool::Share bytes;
    if (const std::optional<Then> then = co_await read_body(reader, head, bytes)) co_return *then;
    head.request.body = reader.take_body();
    const Time begun = Clock::now();
    Response response = co_await handle(head.request);
    co_return co_await answer(head, std::move(response), begun);
}

} // namespace voorrang::http
