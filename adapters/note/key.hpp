// Keys that sign notes and checkpoints, in the texts that tools for transparency logs exchange (C2SP signed-note,
// https://c2sp.org/signed-note). A public key is "NAME+ID+BASE64", a secret one "PRIVATE+KEY+NAME+ID+BASE64"; the name
// is that of who signs, the identifier the begin of a hash of name and key, in hexadecimal. All keys are Ed25519.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::note {

// What a signature with a key says. The number stands before the key in its text.
enum class KeyKind : std::uint8_t {
    note = 1,        // of the note as it is
    cosignature = 4, // of a checkpoint and when it was seen (C2SP tlog-cosignature)
};

// Visible ASCII without a plus sign. (The standard allows all of Unicode but white space; we name no keys so.)
bool is_key_name(std::string_view name);

class PublicKey {
  public:
    // Nothing if the text is no such key or its identifier does not fit.
    static std::optional<PublicKey> parse(std::string_view text);

    const std::string& name() const { return name_; }
    std::uint32_t id() const { return id_; }
    KeyKind kind() const { return kind_; }
    std::string text() const;
    // 64 bytes that its owner made of the message with the secret key.
    bool has_signed(std::string_view message, std::string_view signature) const;

  private:
    friend class SecretKey;
    PublicKey(std::string name, KeyKind kind, const std::array<unsigned char, 32>& key);

    std::string name_;
    KeyKind kind_;
    std::array<unsigned char, 32> key_;
    std::uint32_t id_;
};

// Wiped from memory when it goes.
class SecretKey {
  public:
    static SecretKey make(std::string name, KeyKind kind); // a new one; `name` must be a key name
    static std::optional<SecretKey> parse(std::string_view text);

    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
    SecretKey(SecretKey&& other) noexcept;
    SecretKey& operator=(SecretKey&&) = delete;
    ~SecretKey();

    const PublicKey& open() const { return open_; }
    std::string text() const;                         // to be kept where nobody else reads it
    std::string sign(std::string_view message) const; // 64 bytes, always the same

  private:
    SecretKey(PublicKey open, const std::array<unsigned char, 32>& seed);

    PublicKey open_;
    std::array<unsigned char, 32> seed_;
};

} // namespace voorrang::note
