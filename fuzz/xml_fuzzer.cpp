// libFuzzer entry: no input may crash, hang or exhaust the reader of XML and that of notices, and what a notice comes
// to is JSON, and every place of it is in there.
#include "adapters/eforms/notice.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/xml/read.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

namespace {

using namespace voorrang;

bool is_there(json::Ref from, const std::string& pointer) {
    std::optional<json::Ref> value = from;
    std::stringstream parts(pointer.substr(1));
    for (std::string part; value && std::getline(parts, part, '/');)
        value = value->is_array() ? value->element(std::stoul(part)) : value->find(part);
    return value.has_value();
}

void walk(xml::Ref element) {
    if (element.path().empty() || element.line() == 0) std::abort();
    if (element.has_children() && !element.text().empty()) std::abort();
    for (const xml::Ref child : element.children()) {
        if (!(*child.parent() == element)) std::abort();
        walk(child);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::istringstream plain(text);
    if (const Result<xml::Tree> tree = xml::read("", plain, "fuzz.xml", {})) walk(tree->root());

    std::istringstream input(text.substr(size / 2));
    const eforms::Reading reading = eforms::read_notice(text.substr(0, size / 2), input, "fuzz.xml");
    if (const Diagnostics* faults = std::get_if<Diagnostics>(&reading)) {
        if (faults->empty()) std::abort();
        for (const Diagnostic& fault : *faults)
            if (fault.place.empty() || fault.message.empty()) std::abort();
        return 0;
    }
    const eforms::Notice& notice = std::get<eforms::Notice>(reading);
    const auto again = json::parse(json::indented(notice.release.root()), "fuzz.json");
    if (!again || json::canonical(again->root()) != json::canonical(notice.release.root())) std::abort();
    for (const auto& [pointer, place] : notice.places)
        if (!is_there(notice.release.root(), pointer)) std::abort();
    return 0;
}
