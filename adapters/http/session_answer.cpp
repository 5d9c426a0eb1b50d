// The second half of a connection's work: from a request that is whole to its answer.
#include "adapters/http/session.hpp"

#include "adapters/http/access_log.hpp"

#include <spdlog/logger.h>

namespace voorrang::http {

using Clock = Stream::Clock;
using Time = Stream::Time;

namespace {

// A gauge that is one higher for a while.
class Raised {
  public:
    explicit Raised(Gauge& gauge) : gauge_(gauge) { gauge_.add(1); }
    ~Raised() { gauge_.add(-1); }
    Raised(const Raised&) = delete;
    Raised& operator=(const Raised&) = delete;

  private:
    Gauge& gauge_;
};

bool asks_to_close(const Response& response) {
    return has_token(response.headers.list("Connection").value_or(""), "close");
}

} // namespace

Problem Session::overloaded(std::string_view limit, std::string detail) {
    shared_->metrics.refused(limit);
    Problem made = problem(problems::overloaded, std::move(detail));
    made.headers.set("Retry-After", std::to_string(shared_->limits.retry_after.count()));
    return made;
}

asio::awaitable<Response> Session::handle(Request& request) {
    const std::optional<Pool::Share> share = shared_->requests.take();
    if (!share) co_return to_response(overloaded("requests", "there are too many requests at once"), request);
    const Raised raised(shared_->metrics.requests);
    std::string failure;
    try {
        co_return co_await shared_->handler(request);
    } catch (const std::exception& exception) {
        failure = exception.what();
    } catch (...) {
        failure = "something that is no exception";
    }
    if (!cut_) shared_->tell("request " + request.id + ": the handler failed: " + failure);
    co_return to_response(problem(problems::internal, "the service failed; its log knows this request by its id"),
                          request);
}

std::string Session::head_of(const Response& response, const Sending& sending) {
    std::vector<std::string> left_out;
    std::string head = response_head(response, sending, left_out);
    if (!left_out.empty())
        shared_->tell("request " + std::string(sending.request_id) +
                      ": a header of the answer is malformed and left out");
    return head;
}

void Session::note(const Head& head, int status, std::uint64_t bytes, Time begun) {
    const auto took = Clock::now() - begun;
    shared_->metrics.answered(head.request, head.method, status, took);
    if (shared_->access_log) {
        const std::string line =
            access_line({std::chrono::system_clock::now(), head.request, head.method, status, bytes, took});
        shared_->access_log->info(spdlog::string_view_t(line.data(), line.size()));
    }
}

asio::awaitable<Session::Then> Session::answer(const Head& head, Response response, Time begun) {
    if (response.events) co_return co_await answer_with_events(head, std::move(response), begun);
    const bool stopping = shared_->stopping;
    const bool keep = head.keep_alive && !stopping && !asks_to_close(response);
    std::string wire = head_of(response, {Framing::length, keep, head.http11, stream_.tls(), head.request.id});
    const bool empty = head.request.method == Method::head || response.status == 204 || response.status == 304;
    std::string_view body = empty ? std::string_view() : std::string_view(response.body);
    const std::size_t body_size = body.size();
    if (body.size() <= (16U << 10U)) {
        wire += body; // one packet, one record of TLS
        body = {};
    }
    boost::system::error_code error;
    co_await stream_.write({asio::buffer(wire), asio::buffer(body)}, Clock::now() + shared_->limits.write, error);
    if (!error) shared_->metrics.sent.add(wire.size() + body.size());
    note(head, response.status, body_size, begun);
    if (stopping) ++shared_->finished;
    if (error == asio::error::timed_out) shared_->metrics.refused("write_time");
    co_return error ? Then::drop : keep ? Then::next : Then::finish;
}

asio::awaitable<Session::Then> Session::answer_with_events(const Head& head, Response response, Time begun) {
    const std::optional<Pool::Share> share = shared_->streams.take();
    if (!share)
        co_return co_await answer(
            head, to_response(overloaded("streams", "there are too many streams of events"), head.request), begun);
    const Raised raised(shared_->metrics.streams);
    const Framing framing = head.http11 ? Framing::chunked : Framing::closing;
    EventStream events = *std::exchange(response.events, std::nullopt);
    std::string wire = head_of(response, {framing, false, head.http11, stream_.tls(), head.request.id});
    std::uint64_t sent = 0;
    if (head.request.method == Method::head) {
        boost::system::error_code ignored; // the connection is closed next, one way or the other
        co_await stream_.write({asio::buffer(wire), asio::const_buffer()}, Clock::now() + shared_->limits.write,
                               ignored);
    } else {
        events_ = std::make_shared<EventWriter>(stream_, std::move(events), head.http11, *shared_);
        if (shared_->stopping) events_->stop();
        sent = co_await events_->run(std::move(wire), head.request.id, weak_from_this());
        events_ = nullptr;
    }
    shared_->metrics.sent.add(sent);
    note(head, response.status, sent, begun);
    co_return Then::finish;
}

// What was not read of the request must not be taken for the next one: the connection is closed.
asio::awaitable<Session::Then> Session::refuse(const Head& head, const Problem& problem) {
    const std::string instance = head.request.target.path;
    co_return co_await answer(head, to_response(closing(problem), instance, head.request.id), Clock::now());
}

} // namespace voorrang::http
