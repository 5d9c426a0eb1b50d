#include "adapters/http/dial.hpp"

#include <algorithm>
#include <array>

namespace voorrang::http {

namespace {

struct Network {
    std::uint32_t begin;
    unsigned bits;
};

constexpr std::uint32_t v4(unsigned a, unsigned b, unsigned c, unsigned d) { return a << 24U | b << 16U | c << 8U | d; }

// IANA's registry of special-purpose IPv4 addresses (RFC 6890), and multicast.
constexpr std::array<Network, 14> special{{{v4(0, 0, 0, 0), 8},
                                           {v4(10, 0, 0, 0), 8},
                                           {v4(100, 64, 0, 0), 10},
                                           {v4(127, 0, 0, 0), 8},
                                           {v4(169, 254, 0, 0), 16},
                                           {v4(172, 16, 0, 0), 12},
                                           {v4(192, 0, 0, 0), 24},
                                           {v4(192, 0, 2, 0), 24},
                                           {v4(192, 88, 99, 0), 24},
                                           {v4(192, 168, 0, 0), 16},
                                           {v4(198, 18, 0, 0), 15},
                                           {v4(198, 51, 100, 0), 24},
                                           {v4(203, 0, 113, 0), 24},
                                           {v4(224, 0, 0, 0), 3}}};

bool is_public_v4(std::uint32_t address) {
    return std::ranges::none_of(
        special, [&](const Network& network) { return (address ^ network.begin) >> (32 - network.bits) == 0; });
}

bool is_public_v6(const asio::ip::address_v6::bytes_type& bytes) {
    const auto embedded = [&](std::size_t at) { return v4(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]); };
    if (std::all_of(bytes.begin(), bytes.begin() + 10, [](unsigned char byte) { return byte == 0; }) &&
        bytes[10] == 0xFF && bytes[11] == 0xFF)
        return is_public_v4(embedded(12)); // ::ffff:0:0/96
    constexpr std::array<unsigned char, 12> nat64{0, 0x64, 0xFF, 0x9B};
    if (std::equal(nat64.begin(), nat64.end(), bytes.begin())) return is_public_v4(embedded(12));
    if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_public_v4(embedded(2)); // 2002::/16
    if ((bytes[0] & 0xE0U) != 0x20) return false;                               // global unicast is 2000::/3
    if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02) return false;  // 2001::/23
    return !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8); // 2001:db8::/32
}

} // namespace

bool is_public(const asio::ip::address& address) {
    return address.is_v4() ? is_public_v4(address.to_v4().to_uint()) : is_public_v6(address.to_v6().to_bytes());
}

} // namespace voorrang::http
