#include "adapters/diff/phrases.hpp"

#include "dsl/phrases/fixed.hpp"

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
    return phrases::filled(language == Language::nl ? row.nl : row.en, {first, second, third});
}

} // namespace voorrang::diff
