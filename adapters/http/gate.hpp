// Who is let in: how much is in use of what there is only so much of. From any thread.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace voorrang::http {

// So many of one thing.
class Pool {
  public:
    // What was taken; given back when it goes.
    class Share {
      public:
        Share() = default;
        Share(Share&& other) noexcept
            : pool_(std::exchange(other.pool_, nullptr)), size_(std::exchange(other.size_, 0)) {}
        Share& operator=(Share&& other) noexcept {
            std::swap(pool_, other.pool_);
            std::swap(size_, other.size_);
            return *this;
        }
        ~Share() {
            if (pool_ != nullptr) pool_->used_.fetch_sub(size_, std::memory_order_relaxed);
        }

        // False: there is not so much left.
        bool grow_to(Pool& pool, std::size_t size);

      private:
        Pool* pool_ = nullptr;
        std::size_t size_ = 0;
    };

    explicit Pool(std::size_t most) : most_(most) {}
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    std::optional<Share> take(std::size_t size = 1);
    std::size_t used() const { return used_.load(std::memory_order_relaxed); }

  private:
    bool add(std::size_t size);

    const std::size_t most_;
    std::atomic<std::size_t> used_{0};
};

// Connections, of all and of each client. Clients are told apart by their IPv4 address or the first 64 bits of their
// IPv6 address, for one household or host has all that begin with those.
class Door {
  public:
    enum class Answer : std::uint8_t { welcome, full, full_of_one };

    Door(std::size_t most, std::size_t most_of_one) : most_(most), most_of_one_(most_of_one) {}

    Answer enter(const boost::asio::ip::address& client);
    void leave(const boost::asio::ip::address& client); // who was welcome

  private:
    using Key = std::pair<bool, std::uint64_t>;
    static Key key_of(const boost::asio::ip::address& client);

    const std::size_t most_;
    const std::size_t most_of_one_;
    std::mutex mutex_;
    std::size_t inside_ = 0;
    std::map<Key, std::size_t> of_each_;
};

} // namespace voorrang::http
