#include "adapters/note/offer.hpp"

#include "adapters/note/hash_text.hpp"

#include <charconv>

namespace voorrang::note {

namespace {

constexpr std::size_t most_hashes = 63;

std::optional<std::string_view> take_line(std::string_view& rest) {
    const std::size_t feed = rest.find('\n');
    if (feed == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest.substr(0, feed);
    rest.remove_prefix(feed + 1);
    return line;
}

std::optional<std::uint64_t> old_size(std::string_view line) {
    constexpr std::string_view word = "old ";
    if (!line.starts_with(word)) return std::nullopt;
    line.remove_prefix(word.size());
    std::uint64_t size = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size);
    if (read.ec != std::errc() || std::to_string(size) != line) return std::nullopt;
    return size;
}

} // namespace

std::optional<Offer> parse_checkpoint_note(std::string_view text) {
    std::optional<Note> note = parse_note(text);
    std::optional<Checkpoint> checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
    if (!checkpoint) return std::nullopt;
    return Offer{0, {}, std::move(*note), std::move(*checkpoint)};
}

std::optional<Offer> parse_offer(std::string_view text) {
    const auto first = take_line(text);
    const auto old = first ? old_size(*first) : std::nullopt;
    if (!old) return std::nullopt;
    merkle::Proof proof;
    for (auto line = take_line(text);; line = take_line(text)) {
        if (!line) return std::nullopt;
        if (line->empty()) break;
        const std::optional<merkle::Hash> hash = parse_hash(*line);
        if (!hash || proof.size() == most_hashes) return std::nullopt;
        proof.push_back(*hash);
    }
    std::optional<Offer> offer = parse_checkpoint_note(text);
    if (!offer) return std::nullopt;
    offer->old = *old;
    offer->proof = std::move(proof);
    return offer;
}

std::string to_text(const Offer& offer) {
    std::string text = "old " + std::to_string(offer.old) + "\n";
    for (const merkle::Hash& hash : offer.proof) text += hash_text(hash) + "\n";
    return text + "\n" + to_text(offer.note);
}

} // namespace voorrang::note
