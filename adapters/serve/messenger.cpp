#include "adapters/serve/messenger.hpp"

#include "adapters/api/log.hpp"
#include "adapters/service/journal.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace voorrang::serve {

namespace asio = boost::asio;

namespace {

constexpr std::size_t most_at_once = 32;
constexpr std::int64_t million = 1'000'000;
constexpr std::chrono::seconds rest{5};

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::string text(4 * ((size + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
    return text;
}

} // namespace

std::string signature_of(const std::string& secret, const std::string& id, std::int64_t seconds,
                         const std::string& body) {
    const std::string signed_text = id + "." + std::to_string(seconds) + "." + body;
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(), mac.data(), &size);
    return "v1," + base64(mac.data(), size);
}

std::optional<std::int64_t> pause_after(std::uint32_t attempts) {
    constexpr std::array<std::int64_t, 12> pauses{5,    30,     120,    600,    1800,   3600,
                                                  7200, 14'400, 28'800, 43'200, 57'600, 86'400};
    if (attempts > pauses.size()) return std::nullopt;
    return pauses[attempts - 1];
}

Result<std::vector<Messenger::Outgoing>> Messenger::due() {
    std::vector<Outgoing> outgoing;
    std::vector<std::int64_t> resting;
    for (const auto& [webhook, until] : resting_) resting.push_back(webhook);
    const Result<void> read = parts_.store.read([&](store::Reader& store) -> Result<void> {
        const Result<std::vector<store::Message>> messages =
            store.due_messages(parts_.clock.now(), most_at_once, resting);
        if (!messages) return messages.error();
        if (messages->empty()) return {};
        const Result<std::vector<store::Webhook>> webhooks = store.webhooks();
        if (!webhooks) return webhooks.error();
        for (const store::Message& message : *messages) {
            const auto webhook = std::find_if(webhooks->begin(), webhooks->end(),
                                              [&](const auto& each) { return each.id == message.webhook; });
            if (webhook == webhooks->end()) continue;
            const Result<std::optional<std::string>> body =
                api::entry_for(store, parts_.shelf, parts_.entries, webhook->owner, message.entry);
            if (!body) return body.error();
            outgoing.push_back({message, *webhook, body->value_or("")});
        }
        return {};
    });
    if (!read) return read.error();
    return outgoing;
}

bool Messenger::note(const Attempt& attempt) {
    const auto job = [this, &attempt](store::Writer& writer) -> Result<void> {
        store::Message message = attempt.message;
        if (!attempt.error) return writer.remove_message(message.id);
        ++message.attempts;
        message.error = *attempt.error;
        if (const auto pause = pause_after(message.attempts)) {
            message.next = parts_.clock.now();
            message.next.microseconds += *pause * million;
            return writer.change_message(message);
        }
        const service::Act act{"", "", {}, parts_.clock.now()};
        service::Journal journal(writer, act);
        const auto entry = journal.add("webhook.gave_up", "", [&](report::JsonWriter& json) {
            json.key("webhook")
                .integer(static_cast<std::uint64_t>(message.webhook))
                .member("entry", parts_.entries.of(message.entry))
                .member("error", message.error);
        });
        if (!entry) return entry.error();
        return writer.remove_message(message.id);
    };
    const Result<void> noted = parts_.queue.run(job);
    if (!noted) parts_.log->error("what became of a message can't be noted: {}", noted.error().message);
    return noted.has_value();
}

void Messenger::settle(Attempt attempt) {
    if (!note(attempt)) unsettled_.push_back(std::move(attempt));
}

bool Messenger::note_unsettled() {
    while (!unsettled_.empty()) {
        if (!note(unsettled_.back())) return false;
        unsettled_.pop_back();
    }
    return true;
}

asio::awaitable<void> Messenger::send(Outgoing outgoing) {
    std::optional<std::string> error;
    const Result<http::Url> url = http::read_url(outgoing.webhook.url);
    if (!url) {
        error = url.error().message;
    } else {
        const std::string id =
            "msg-" + parts_.entries.of(outgoing.message.entry) + "-" + std::to_string(outgoing.webhook.id);
        const std::int64_t seconds = parts_.clock.now().microseconds / million;
        http::Call call{http::Method::post, *url, {}, std::move(outgoing.body)};
        call.headers.set("Content-Type", "application/json");
        call.headers.set("webhook-id", id);
        call.headers.set("webhook-timestamp", std::to_string(seconds));
        call.headers.set("webhook-signature", signature_of(outgoing.webhook.secret, id, seconds, call.body));
        const Result<http::Reply> reply = co_await client_.send(std::move(call));
        if (!reply)
            error = reply.error().message;
        else if (reply->status < 200 || reply->status > 299)
            error = "answered with " + std::to_string(reply->status);
    }
    if (error) {
        parts_.log->warn("webhook {}: entry {} was not taken: {}", outgoing.webhook.id, outgoing.message.entry, *error);
        resting_[outgoing.webhook.id] = std::chrono::steady_clock::now() + rest;
    }
    settle({std::move(outgoing.message), std::move(error)});
}

asio::awaitable<bool> Messenger::send_due() {
    std::erase_if(resting_, [now = std::chrono::steady_clock::now()](const auto& each) { return each.second <= now; });
    Result<std::vector<Outgoing>> outgoing = due();
    if (!outgoing) {
        parts_.log->error("messages can't be read: {}", outgoing.error().message);
        co_return false;
    }
    for (Outgoing& each : *outgoing) {
        if (resting_.contains(each.webhook.id)) continue;
        if (each.body.empty())
            settle({std::move(each.message), std::nullopt});
        else
            co_await send(std::move(each));
        if (!unsettled_.empty()) co_return false;
    }
    co_return !outgoing->empty();
}

asio::awaitable<void> Messenger::run() {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (true) {
        if (note_unsettled() && co_await send_due()) continue;
        timer.expires_after(std::chrono::seconds(1));
        co_await timer.async_wait(asio::use_awaitable);
    }
}

} // namespace voorrang::serve
