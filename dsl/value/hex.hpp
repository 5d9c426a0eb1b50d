// Bytes as lower-case hexadecimal digits, two for each.
#pragma once

#include <span>
#include <string>

namespace voorrang {

std::string to_hex(std::span<const unsigned char> bytes);

} // namespace voorrang
