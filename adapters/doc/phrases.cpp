#include "adapters/doc/phrases.hpp"

#include <array>

namespace voorrang::doc {

namespace {

struct Row {
    std::string_view en, nl;
};

constexpr std::array rows{
#define X(name, en, nl) Row{en, nl},
    VOORRANG_PHRASES(X)
#undef X
};

} // namespace

std::string phrase(Language language, Phrase which, std::string_view first, std::string_view second) {
    const Row& row = rows[static_cast<std::size_t>(which)];
    std::string out;
    std::string_view text = language == Language::nl ? row.nl : row.en;
    for (std::size_t brace = 0; (brace = text.find('{')) != std::string_view::npos; text.remove_prefix(brace + 3)) {
        out.append(text.substr(0, brace)).append(text[brace + 1] == '1' ? first : second);
    }
    return out.append(text);
}

} // namespace voorrang::doc
