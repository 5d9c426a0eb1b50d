#include "adapters/pdf/catalog.hpp"

#include <charconv>
#include <optional>

namespace voorrang::pdf {

namespace {

// The number behind the last `key` from `from` on.
std::optional<std::size_t> number_after(std::string_view file, std::string_view key, std::size_t from) {
    const std::size_t at = file.rfind(key);
    if (at == std::string_view::npos || at < from) return std::nullopt;
    const char* begin = file.data() + at + key.size();
    const char* const end = file.data() + file.size();
    while (begin != end && (*begin == ' ' || *begin == '\n')) ++begin;
    std::size_t number = 0;
    if (std::from_chars(begin, end, number).ec != std::errc()) return std::nullopt;
    return number;
}

// As a table of cross-references has offsets.
std::string ten_digits(std::size_t offset) {
    const std::string digits = std::to_string(offset);
    return std::string(digits.size() < 10 ? 10 - digits.size() : 0, '0') + digits;
}

} // namespace

std::string with_language(std::string file, Language language) {
    const std::size_t trailer = file.rfind("\ntrailer");
    if (trailer == std::string::npos) return file;
    const auto root = number_after(file, "/Root ", trailer);
    const auto size = number_after(file, "/Size ", trailer);
    const auto info = number_after(file, "/Info ", trailer);
    const auto table = number_after(file, "startxref", trailer);
    if (!root || !size || !info || !table) return file;
    const std::string name = std::to_string(*root) + " 0 obj";
    const std::size_t begin = file.rfind('\n' + name);
    const std::size_t end = begin == std::string::npos ? begin : file.find("\nendobj", begin);
    const std::size_t inside = begin == std::string::npos ? begin : file.find("<<", begin);
    if (end == std::string::npos || inside >= end) return file;

    std::string catalog = file.substr(begin + 1, end - begin) + "endobj\n";
    catalog.insert(inside + 2 - (begin + 1), " /Lang (" + std::string(code_of(language)) +
                                                 ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n  ");
    const std::size_t catalog_at = file.size();
    file += catalog;
    const std::size_t table_at = file.size();
    file += "xref\n" + std::to_string(*root) + " 1\n" + ten_digits(catalog_at) + " 00000 n \ntrailer\n<< /Size " +
            std::to_string(*size) + "\n   /Root " + std::to_string(*root) + " 0 R\n   /Info " + std::to_string(*info) +
            " 0 R\n   /Prev " + std::to_string(*table) + "\n>>\nstartxref\n" + std::to_string(table_at) + "\n%%EOF\n";
    return file;
}

} // namespace voorrang::pdf
