// The name of a policy in every log entry: SHA-256 over its texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::engine {

struct PolicyText {
    std::string package; // alkmaar.social
    std::string version;
    std::string text; // of its file, byte for byte
};

// Lower-case hex of SHA-256 over, for each package sorted by name: the lengths in decimal and the bytes of name,
// version and text, each as "<length>:<bytes>\n", after the line "voorrang-policy-1\n". Where files stand doesn't
// matter.
std::string policy_hash(std::vector<PolicyText> texts);

// Lower-case hex of SHA-256.
std::string sha256_hex(std::string_view bytes);

} // namespace voorrang::engine
