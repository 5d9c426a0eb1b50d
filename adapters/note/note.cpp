#include "adapters/note/note.hpp"

#include "adapters/note/base64.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <stdexcept>

namespace voorrang::note {

namespace {

constexpr std::string_view dash = "\xE2\x80\x94 "; // an em dash and a space
constexpr std::size_t longest = 1'000'000;
constexpr std::size_t most_signatures = 100;

bool is_text(std::string_view text) {
    if (text.empty() || text.back() != '\n') return false;
    for (const char c : text)
        if (static_cast<unsigned char>(c) < ' ' && c != '\n') return false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) return false;
        at += point.length;
    }
    return true;
}

std::optional<Signature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash)) return std::nullopt;
    line.remove_prefix(dash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const std::string_view name = line.substr(0, space);
    const std::optional<std::string> bytes = from_base64(line.substr(space + 1));
    if (!is_key_name(name) || !bytes || bytes->size() < 5) return std::nullopt;
    std::uint32_t key = 0;
    for (int i = 0; i < 4; ++i) key = key << 8 | static_cast<unsigned char>((*bytes)[static_cast<std::size_t>(i)]);
    return Signature{std::string(name), key, bytes->substr(4)};
}

} // namespace

std::optional<Note> parse_note(std::string_view written) {
    if (written.size() > longest || !is_text(written)) return std::nullopt;
    // The text itself may have empty lines: the last one ends it.
    const std::size_t end = written.rfind("\n\n");
    if (end == std::string_view::npos) return std::nullopt;
    Note note{std::string(written.substr(0, end + 1)), {}};
    std::string_view rest = written.substr(end + 2);
    while (!rest.empty()) {
        const std::size_t feed = rest.find('\n');
        std::optional<Signature> signature = parse_signature(rest.substr(0, feed));
        if (!signature || note.signatures.size() == most_signatures) return std::nullopt;
        note.signatures.push_back(std::move(*signature));
        rest.remove_prefix(feed + 1);
    }
    if (note.signatures.empty()) return std::nullopt;
    return note;
}

std::string to_text(const Note& note) {
    std::string text = note.text + "\n";
    for (const Signature& signature : note.signatures) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(signature.key >> shift & 255);
        text += std::string(dash) + signature.name + " " + to_base64(bytes + signature.bytes) + "\n";
    }
    return text;
}

Signature sign(std::string_view text, const SecretKey& key) {
    if (key.open().kind() != KeyKind::note) throw std::invalid_argument("a key of another kind");
    return {key.open().name(), key.open().id(), key.sign(text)};
}

bool is_signed_by(const Note& note, const PublicKey& key) {
    bool found = false;
    for (const Signature& signature : note.signatures) {
        if (signature.name != key.name() || signature.key != key.id()) continue;
        if (key.kind() != KeyKind::note || !key.has_signed(note.text, signature.bytes)) return false;
        found = true;
    }
    return found;
}

} // namespace voorrang::note
