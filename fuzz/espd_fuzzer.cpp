// libFuzzer entry: no input may crash, hang or exhaust the reader of ESPD responses, what one comes to is JSON of which
// every place is there, and it can be joined to a tender or is told why not.
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/add_answers.hpp"

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

bool same_again(json::Ref document) {
    const auto again = json::parse(json::indented(document), "fuzz.json");
    return again && json::canonical(again->root()) == json::canonical(document);
}

void join(const espd::Response& response, const char* tender) {
    ocds::Case document{"t", *json::parse(tender, "t.json"), "t.json", "", {}};
    if (const Result<void> added = ocds::add_answers(document, response); !added) {
        if (added.error().message.empty() || json::compact(document.document.root()) != tender) std::abort();
        return;
    }
    if (!same_again(document.document.root())) std::abort();
    for (const ocds::Origin& origin : document.origins)
        if (!is_there(document.document.root(), origin.pointer) || origin.place.empty()) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::istringstream input(text.substr(size / 2));
    const espd::Reading reading = espd::read_response(text.substr(0, size / 2), input, "fuzz.xml");
    if (const Diagnostics* faults = std::get_if<Diagnostics>(&reading)) {
        if (faults->empty()) std::abort();
        for (const Diagnostic& fault : *faults)
            if (fault.place.empty() || fault.message.empty()) std::abort();
        return 0;
    }
    const espd::Response& response = std::get<espd::Response>(reading);
    if (!same_again(response.release.root())) std::abort();
    for (const auto& [pointer, place] : response.places)
        if (!is_there(response.release.root(), pointer)) std::abort();
    join(response, "{}");
    join(response,
         R"({"tender":{"exclusionGrounds":["exg-sitn-bankr"]},"parties":[{"id":"b1","exclusionGrounds":[]}]})");
    join(response,
         R"({"parties":[{"id":"x","identifier":{"id":"b1"}}],"bids":{"details":[{"tenderers":[{"id":"x"}]}]}})");
    return 0;
}
