#include "adapters/diff/phrases.hpp"

#include <array>

namespace voorrang::diff {

namespace {

struct Row {
    std::string_view en, nl;
};

constexpr std::array rows{
#define X(name, en, nl) Row{en, nl},
    VOORRANG_DIFF_PHRASES(X)
#undef X
};

} // namespace

std::string say(Language language, Phrase which, std::string_view first, std::string_view second,
                std::string_view third) {
    const Row& row = rows[static_cast<std::size_t>(which)];
    std::string out;
    std::string_view text = language == Language::nl ? row.nl : row.en;
    for (std::size_t brace = 0; (brace = text.find('{')) != std::string_view::npos; text.remove_prefix(brace + 3)) {
        const char hole = text[brace + 1];
        out.append(text.substr(0, brace)).append(hole == '1' ? first : hole == '2' ? second : third);
    }
    return out.append(text);
}

} // namespace voorrang::diff
