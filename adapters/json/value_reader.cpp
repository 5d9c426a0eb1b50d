#include "adapters/json/value_reader.hpp"

#include "adapters/json/flaws.hpp"

namespace voorrang::json {

std::optional<Flaw> pass_value(TextReader& reader) {
    Extent extent;
    const std::size_t begin = reader.held().size();
    while (true) {
        const std::string_view window = reader.window();
        if (window.empty()) {
            if (extent.whole_at_end()) return std::nullopt;
            return flaw_of(reader.held());
        }
        std::size_t used = 0;
        const Extent::Status status = extent.feed(window, used);
        reader.skip(used);
        if (status == Extent::Status::bad) return flaw_of(reader.held());
        if (reader.held().size() > max_value_bytes) return too_large(begin);
        if (status == Extent::Status::ends) return std::nullopt;
    }
}

Flaw flaw_of(std::string_view text) {
    auto outcome = read(text);
    if (Flaw* flaw = std::get_if<Flaw>(&outcome)) return std::move(*flaw);
    return after_the_end(text, text.empty() ? 0 : text.size() - 1); // the value was whole: something is too many
}

} // namespace voorrang::json
