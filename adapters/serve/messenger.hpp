// Sends what webhooks wait for. Each message is signed as Standard Webhooks 1.0 says
// (https://www.standardwebhooks.com): webhook-id, webhook-timestamp, and webhook-signature:
// v1,BASE64(HMAC-SHA256(secret, "id.timestamp.body")). One that is not taken (another status than 2xx, no answer) is
// sent again, later and later, for some three days. It may come twice or out of order; its id and the number of its
// entry tell. A webhook that did not take one rests for some seconds, so that it holds up no others; and nothing is
// sent while the store can't note what was.
#pragma once

#include "adapters/api/host.hpp"
#include "adapters/http/client.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <map>

namespace voorrang::serve {

std::string signature_of(const std::string& secret, const std::string& id, std::int64_t seconds,
                         const std::string& body);

// After the attempt of this number (1, 2, …) that failed: seconds to wait; nothing: give up.
std::optional<std::int64_t> pause_after(std::uint32_t attempts);

class Messenger {
  public:
    Messenger(const api::Parts& parts, http::Client client) : parts_(parts), client_(std::move(client)) {}

    // Until its io_context is stopped. It waits for the database, so the io_context is one of its own.
    boost::asio::awaitable<void> run();

  private:
    struct Outgoing {
        store::Message message;
        store::Webhook webhook;
        std::string body; // empty: not for its owner to know
    };
    struct Attempt {
        store::Message message;
        std::optional<std::string> error; // none: it was taken
    };
    Result<std::vector<Outgoing>> due();
    boost::asio::awaitable<bool> send_due(); // whether there may be more at once
    boost::asio::awaitable<void> send(Outgoing outgoing);
    void settle(Attempt attempt);
    bool note(const Attempt& attempt); // in the store; false if it can't be
    bool note_unsettled();

    const api::Parts& parts_;
    http::Client client_;
    std::map<std::int64_t, std::chrono::steady_clock::time_point> resting_; // webhooks, until when
    std::vector<Attempt> unsettled_;                                        // that the store could not note
};

} // namespace voorrang::serve
