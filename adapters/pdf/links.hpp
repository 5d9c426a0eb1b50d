// Addresses of the web in a text, that a reader can follow from the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::pdf {

struct Link {
    std::size_t begin, end; // offsets in the text
    std::string address;
};

// Those that begin with https:// or http://, up to what can't be part of one; a sign that ends a sentence or closes
// brackets around the address is not its last.
std::vector<Link> links_in(std::string_view text);

} // namespace voorrang::pdf
