// libFuzzer entry: no bytes may crash, hang or exhaust the reader of a policy's graphs; and what it makes of them is
// written as bytes that are read as the same.
#include "dsl/graph/archive.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voorrang;
    const auto read = graph::from_bytes({reinterpret_cast<const char*>(data), size});
    if (!read) return 0;
    const std::string written = graph::to_bytes(read->decisions, read->measures);
    const auto again = graph::from_bytes(written);
    if (!again || graph::to_bytes(again->decisions, again->measures) != written) std::abort();
    return 0;
}
