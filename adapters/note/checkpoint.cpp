#include "adapters/note/checkpoint.hpp"

#include "adapters/note/hash_text.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace voorrang::note {

namespace {

std::string message(std::string_view text, std::uint64_t seconds) {
    return "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + std::string(text);
}

std::optional<std::string_view> take_line(std::string_view& rest) {
    const std::size_t feed = rest.find('\n');
    if (feed == std::string_view::npos || feed == 0) return std::nullopt;
    const std::string_view line = rest.substr(0, feed);
    rest.remove_prefix(feed + 1);
    return line;
}

} // namespace

std::string to_text(const Checkpoint& checkpoint) {
    std::string text =
        checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + hash_text(checkpoint.root) + "\n";
    for (const std::string& extension : checkpoint.extensions) text += extension + "\n";
    return text;
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
    Checkpoint checkpoint;
    const auto origin = take_line(text);
    const auto size = origin ? take_line(text) : std::nullopt;
    const auto root = size ? take_line(text) : std::nullopt;
    const auto hash = root ? parse_hash(*root) : std::nullopt;
    if (!hash) return std::nullopt;
    const auto read = std::from_chars(size->data(), size->data() + size->size(), checkpoint.size);
    if (read.ec != std::errc() || std::to_string(checkpoint.size) != *size) return std::nullopt;
    checkpoint.origin = *origin;
    checkpoint.root = *hash;
    while (!text.empty()) {
        const auto extension = take_line(text);
        if (!extension) return std::nullopt;
        checkpoint.extensions.emplace_back(*extension);
    }
    return checkpoint;
}

Signature cosign(std::string_view text, std::uint64_t seconds, const SecretKey& key) {
    if (key.open().kind() != KeyKind::cosignature) throw std::invalid_argument("a key of another kind");
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(seconds >> shift & 255);
    return {key.open().name(), key.open().id(), bytes + key.sign(message(text, seconds))};
}

std::optional<std::uint64_t> cosigned_by(const Note& checkpoint, const PublicKey& key) {
    std::optional<std::uint64_t> latest;
    for (const Signature& signature : checkpoint.signatures) {
        if (signature.name != key.name() || signature.key != key.id()) continue;
        if (key.kind() != KeyKind::cosignature || signature.bytes.size() != 72) return std::nullopt;
        std::uint64_t seconds = 0;
        for (std::size_t i = 0; i < 8; ++i) seconds = seconds << 8 | static_cast<unsigned char>(signature.bytes[i]);
        if (!key.has_signed(message(checkpoint.text, seconds), std::string_view(signature.bytes).substr(8)))
            return std::nullopt;
        latest = std::max(latest.value_or(0), seconds);
    }
    return latest;
}

} // namespace voorrang::note
