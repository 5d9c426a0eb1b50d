#include "adapters/http/event_stream.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <deque>
#include <mutex>

namespace voorrang::http {

struct EventQueue::State {
    explicit State(std::size_t most) : capacity(most) {}

    // Whoever waits looks again. The timer is touched on its own executor only.
    void wake() {
        if (const std::shared_ptr<asio::steady_timer> timer = waiting.lock())
            asio::post(timer->get_executor(), [timer] { timer->cancel(); });
    }

    const std::size_t capacity;
    std::mutex mutex;
    std::deque<Event> events;
    bool closed = false;
    std::weak_ptr<asio::steady_timer> waiting; // of the caller of next(); the queue may outlive its io_context
};

EventQueue::EventQueue(std::size_t capacity) : state_(std::make_shared<State>(capacity)) {}
EventQueue::~EventQueue() { close(); }

bool EventQueue::push(Event event) {
    const std::lock_guard lock(state_->mutex);
    if (state_->closed) return false;
    if (state_->events.size() >= state_->capacity)
        state_->closed = true;
    else
        state_->events.push_back(std::move(event));
    state_->wake();
    return !state_->closed;
}

void EventQueue::close() {
    const std::lock_guard lock(state_->mutex);
    state_->closed = true;
    state_->wake();
}

bool EventQueue::closed() const {
    const std::lock_guard lock(state_->mutex);
    return state_->closed;
}

asio::awaitable<std::optional<Event>> EventQueue::next() {
    const std::shared_ptr<State> state = state_;
    const auto timer = std::make_shared<asio::steady_timer>(co_await asio::this_coro::executor);
    while (true) {
        {
            const std::lock_guard lock(state->mutex);
            state->waiting.reset();
            if (!state->events.empty()) {
                std::optional<Event> event(std::move(state->events.front()));
                state->events.pop_front();
                co_return event;
            }
            if (state->closed) co_return std::nullopt;
            timer->expires_at(asio::steady_timer::time_point::max());
            state->waiting = timer;
        }
        boost::system::error_code error;
        co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

EventSource events_of(std::shared_ptr<EventQueue> queue) {
    // The last copy of the source closes the queue.
    const std::shared_ptr<EventQueue> closing(queue.get(), [queue](EventQueue*) { queue->close(); });
    return [closing] { return closing->next(); };
}

} // namespace voorrang::http
