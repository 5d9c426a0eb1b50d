// Signed notes (C2SP signed-note, https://c2sp.org/signed-note): a text, an empty line, and signatures, one a line:
// "— NAME BASE64", the first four bytes of which are the identifier of the key.
#pragma once

#include "adapters/note/key.hpp"

#include <vector>

namespace voorrang::note {

struct Signature {
    std::string name;
    std::uint32_t key = 0; // its identifier
    std::string bytes;     // of an Ed25519 signature 64, of a cosignature 8 more before them
    friend bool operator==(const Signature&, const Signature&) = default;
};

struct Note {
    std::string text; // whole lines, the last line feed included
    std::vector<Signature> signatures;
    friend bool operator==(const Note&, const Note&) = default;
};

// Nothing if it is no note: a text that is empty, has no line feed at its end or control characters in it, a line after
// the empty one that is no signature, more than 100 signatures or a megabyte.
std::optional<Note> parse_note(std::string_view written);
std::string to_text(const Note& note);

// The text of the note signed by the key, which must be of the kind `note`.
Signature sign(std::string_view text, const SecretKey& key);

// Whether a signature of the key is there and right. A wrong one beside it counts as none: that is no note at all.
bool is_signed_by(const Note& note, const PublicKey& key);

} // namespace voorrang::note
