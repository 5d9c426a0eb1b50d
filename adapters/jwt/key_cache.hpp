// The provider's keys as they were last read. They are fetched by whoever has a network or a file; this says when, and
// keeps what was there if that goes wrong. Safe to use from several threads.
//
//   auto keys = cache.keys();
//   auto outcome = authenticate(header, now, store, {rules, *keys});
//   if (unknown key && cache.begin_refresh(now, KeyCache::Why::unknown_key)) {
//       cache.end_refresh(co_await fetch(url));      // false: the old ones stay, and the log tells why
//       outcome = authenticate(header, now, store, {rules, *cache.keys()});
//   }
#pragma once

#include "adapters/jwt/key_set.hpp"
#include "dsl/value/calendar_date.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace voorrang::jwt {

class KeyCache {
  public:
    enum class Why : std::uint8_t { unknown_key, age, told }; // told: by whoever runs the service
    static constexpr std::int64_t least_seconds = 60;    // between two fetches, so that nobody makes us ask in a loop
    static constexpr std::int64_t fresh_seconds = 3'600; // after which keys are due to be read again

    explicit KeyCache(std::string name) : name_(std::move(name)), keys_(std::make_shared<KeySet>()) {}

    std::shared_ptr<const KeySet> keys() const; // never null; without keys before the first fetch

    // Whether to fetch now; whoever is told yes does so and calls end_refresh. At most once a minute, whatever comes of
    // it; for `age` once an hour, for `told` always. A clock that was set back does not hold it up.
    bool begin_refresh(Time now, Why why);
    // V745 or the error of the fetch: the keys stay as they were.
    Result<void> end_refresh(const Result<std::string>& text);

    // Both, for a fetch that can be waited for: a file. Nothing happens if it isn't time.
    Result<void> refresh(Time now, Why why, const std::function<Result<std::string>()>& fetch);

  private:
    std::string name_;
    mutable std::mutex mutex_;
    std::shared_ptr<const KeySet> keys_;
    std::optional<Time> fetched_;
};

} // namespace voorrang::jwt
