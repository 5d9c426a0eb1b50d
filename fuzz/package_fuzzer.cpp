// libFuzzer entry: whatever an archive of a package is, it is read or refused, and what was read is not more than it
// holds. A manifest is read or refused, and written as it was.
#include "adapters/package/archive.hpp"
#include "adapters/package/manifest.hpp"
#include "adapters/package/path.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voorrang;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto manifest = package::parse_manifest(bytes)) {
        if (package::to_text(*manifest) != bytes) std::abort();
        for (const auto& file : manifest->files)
            if (!package::is_path(file.path)) std::abort();
    }
    const Result<package::Members> members = package::read_archive(bytes, "fuzz.zip");
    if (!members) {
        if (members.error().message.empty() || members.error().place != "fuzz.zip") std::abort();
        return 0;
    }
    std::size_t total = 0;
    for (const auto& [name, content] : *members) {
        total += content.size();
        if (!package::is_path(name)) return 0; // we write none such
    }
    if (total > size) std::abort();
    const Result<package::Members> again = package::read_archive(package::write_archive(*members), "again.zip");
    if (!again || *again != *members) std::abort();
    return 0;
}
