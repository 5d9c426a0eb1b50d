#include "adapters/jwt/key_cache.hpp"

namespace voorrang::jwt {

std::shared_ptr<const KeySet> KeyCache::keys() const {
    const std::lock_guard lock(mutex_);
    return keys_;
}

bool KeyCache::begin_refresh(Time now, Why why) {
    const std::lock_guard lock(mutex_);
    const std::int64_t wait = (why == Why::age ? fresh_seconds : least_seconds) * 1'000'000;
    if (fetched_ && why != Why::told) {
        const std::int64_t passed = now.microseconds - fetched_->microseconds;
        if (passed >= 0 && passed < wait) return false;
    }
    fetched_ = now;
    return true;
}

Result<void> KeyCache::end_refresh(const Result<std::string>& text) {
    if (!text) return text.error();
    auto read = read_key_set(*text, name_);
    if (!read) return read.error();
    auto fresh = std::make_shared<const KeySet>(*std::move(read));
    const std::lock_guard lock(mutex_);
    keys_ = std::move(fresh);
    return {};
}

Result<void> KeyCache::refresh(Time now, Why why, const std::function<Result<std::string>()>& fetch) {
    if (!begin_refresh(now, why)) return {};
    return end_refresh(fetch());
}

} // namespace voorrang::jwt
