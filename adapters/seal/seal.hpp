// Bids that nobody can read before their time (Directive 2014/24/EU art. 22(3)). A bid is encrypted to the key pair of
// its tender, whose secret half is itself encrypted under the master key of the service, bound to the tender and to the
// moment before which it may not be used: who changes that moment in the database makes the key useless.
//
// What this guards against: a copy of the database, its backups, a query, a program that asks too early. It does not
// guard against who holds both the database and the master key: keep them apart.
//
// The cryptography is libsodium's: sealed boxes (X25519, XSalsa20-Poly1305) for bids, XChaCha20-Poly1305 with
// associated data for the key (https://doc.libsodium.org).
#pragma once

#include "adapters/store/rows.hpp"
#include "dsl/diagnostics/result.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace voorrang::seal {

// 32 secret bytes; wiped from memory when it goes.
class MasterKey {
  public:
    static MasterKey make();
    // A file of 32 bytes that nobody but its owner may read. V720 if it is something else or can't be read.
    static Result<MasterKey> read(const std::filesystem::path& file);
    // V721 if it is there already or can't be written.
    Result<void> write(const std::filesystem::path& file) const;

    MasterKey(const MasterKey&) = delete;
    MasterKey& operator=(const MasterKey&) = delete;
    MasterKey(MasterKey&& other) noexcept;
    MasterKey& operator=(MasterKey&&) = delete;
    ~MasterKey();

    const unsigned char* bytes() const { return bytes_.data(); }
    static constexpr std::size_t size = 32;

  private:
    MasterKey() = default;
    std::array<unsigned char, size> bytes_{};
};

// A new key pair for the bids of a tender.
store::SealKey make_key(const MasterKey& master, const std::string& tender, Time until);

// The same pair, from another moment on: the deadline was moved. Bids stay as they are. V722 if it is not later or the
// key is not the one that was made.
Result<store::SealKey> move(const MasterKey& master, const store::SealKey& key, Time until);

std::string close(const store::SealKey& key, std::string_view content);

// V723 if it is not yet `key.until`; V722 if the key or the content is not what was made here.
Result<std::string> open(const MasterKey& master, const store::SealKey& key, std::string_view sealed, Time now);

} // namespace voorrang::seal
