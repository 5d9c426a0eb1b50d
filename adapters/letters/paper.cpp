#include "adapters/letters/paper.hpp"

#include <iterator>
#include <utility>

namespace voorrang::letters {

void add_section(std::vector<Part>& to, std::string heading, Items items) {
    if (items.items.empty()) return;
    to.emplace_back(Heading{std::move(heading), 3});
    to.emplace_back(std::move(items));
}

void add_parts(std::vector<Part>& to, std::vector<Part> parts) {
    to.insert(to.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
}

} // namespace voorrang::letters
