// What clients call an entry of the log. Its number would tell how many others there are: somebody who gets two
// numbers, of two bids of their own or of two events of a tender, would see by what lies between them that bids have
// come in. A name tells nothing of the kind, is the same each time, and nobody else can make one.
//
// A name is one block of AES under a key that is derived from the master key: the number, and zeros by which a text
// that is no name is known.
#pragma once

#include "adapters/seal/seal.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::api {

class EntryNames {
  public:
    explicit EntryNames(const seal::MasterKey& master);

    std::string of(std::int64_t number) const; // 32 hexadecimal digits
    std::optional<std::int64_t> number(std::string_view name) const;

  private:
    static constexpr std::size_t size = 16; // bytes of a block, and of the key
    using Block = std::array<unsigned char, size>;
    Block through_cipher(const Block& block, bool encrypts) const;

    Block key_{};
};

} // namespace voorrang::api
