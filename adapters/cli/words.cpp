#include "adapters/cli/words.hpp"

namespace voorrang::cli {

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

std::string counted(std::uint64_t count, std::string_view noun) {
    std::string text = count == 0 ? "no" : grouped(count);
    text.append(" ").append(noun);
    if (count != 1) text += 's';
    return text;
}

std::string joined(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return a + ", " + b;
}

} // namespace voorrang::cli
