// What a log hands to a witness: whatever it is, it is read or refused, and what was read is written as it was.
#include "adapters/note/offer.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace voorrang;
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto offer = note::parse_offer(text); offer && note::to_text(*offer) != text) std::abort();
    if (const auto note = note::parse_note(text); note && note::to_text(*note) != text) std::abort();
    if (const auto checkpoint = note::parse_checkpoint(text); checkpoint && note::to_text(*checkpoint) != text)
        std::abort();
    return 0;
}
