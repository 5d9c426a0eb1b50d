#include "adapters/doc/phrases.hpp"

#include "dsl/phrases/fixed.hpp"

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
    return phrases::filled(language == Language::nl ? row.nl : row.en, {first, second});
}

} // namespace voorrang::doc
