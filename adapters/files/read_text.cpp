#include "adapters/files/read_text.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace voorrang::files {

std::variant<std::string, ReadFailure> read_text(const std::filesystem::path& file, const std::string& shown) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return ReadFailure{"there is no file " + shown, "look whether the name and the folder are right"};
    if (std::filesystem::is_directory(status))
        return ReadFailure{shown + " is a folder, not a rule file", "name a file in it that ends in .vrg"};
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        const int cause = errno;
        return ReadFailure{shown + " can't be read" + (cause != 0 ? ": " + std::string(std::strerror(cause)) : ""),
                           "look whether you may read it"};
    }
    // Pipes have no size to ask for, so the limit is kept while reading.
    std::string text;
    char buffer[64 * 1024];
    while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0) {
        text.append(buffer, static_cast<std::size_t>(stream.gcount()));
        if (text.size() > most_bytes)
            return ReadFailure{shown + " is larger than 16 MiB", "look whether this is a rule file at all"};
    }
    if (stream.bad()) return ReadFailure{shown + " can't be read to its end", "try again, or copy the file"};
    return text;
}

} // namespace voorrang::files
