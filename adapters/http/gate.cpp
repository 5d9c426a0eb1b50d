#include "adapters/http/gate.hpp"

namespace voorrang::http {

bool Pool::add(std::size_t size) {
    std::size_t used = used_.load(std::memory_order_relaxed);
    do {
        if (size > most_ - used) return false;
    } while (!used_.compare_exchange_weak(used, used + size, std::memory_order_relaxed));
    return true;
}

std::optional<Pool::Share> Pool::take(std::size_t size) {
    Share share;
    if (!share.grow_to(*this, size)) return std::nullopt;
    return share;
}

bool Pool::Share::grow_to(Pool& pool, std::size_t size) {
    if (size <= size_) return true;
    if (!pool.add(size - size_)) return false;
    pool_ = &pool;
    size_ = size;
    return true;
}

Door::Key Door::key_of(const boost::asio::ip::address& client) {
    if (client.is_v4()) return {false, client.to_v4().to_uint()};
    const boost::asio::ip::address_v6 v6 = client.to_v6();
    if (v6.is_v4_mapped()) return {false, boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, v6).to_uint()};
    std::uint64_t prefix = 0;
    const auto bytes = v6.to_bytes();
    for (std::size_t i = 0; i < 8; ++i) prefix = prefix << 8U | bytes[i];
    return {true, prefix};
}

Door::Answer Door::enter(const boost::asio::ip::address& client) {
    const std::lock_guard lock(mutex_);
    if (inside_ >= most_) return Answer::full;
    std::size_t& of_one = of_each_[key_of(client)];
    if (of_one >= most_of_one_) {
        if (of_one == 0) of_each_.erase(key_of(client));
        return Answer::full_of_one;
    }
    ++of_one;
    ++inside_;
    return Answer::welcome;
}

void Door::leave(const boost::asio::ip::address& client) {
    const std::lock_guard lock(mutex_);
    --inside_;
    const auto of_one = of_each_.find(key_of(client));
    if (--of_one->second == 0) of_each_.erase(of_one);
}

} // namespace voorrang::http
