// libFuzzer entry: no input may crash, hang or exhaust the readers of JSON, of tenders and of bids.
#include "adapters/json/write.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/ocds/load.hpp"
#include "tests/facts/sample_schema.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

namespace {

using namespace voorrang;

// What was read and written is read again as the same.
void fuzz_json(const std::string& text) {
    const auto tree = json::parse(text, "fuzz.json");
    if (tree.has_error()) {
        if (tree.error().place.empty() || tree.error().message.empty()) std::abort();
        return;
    }
    const std::string written = json::canonical(tree->root());
    const auto again = json::parse(written, "again.json");
    if (again.has_error() || json::canonical(again->root()) != written) std::abort();
    const auto compact = json::parse(json::compact(tree->root()), "again.json");
    if (compact.has_error() || json::canonical(compact->root()) != written) std::abort();
}

void fuzz_cases(const std::string& text, ocds::BidsIndex& bids) {
    const graph::SampleSchema sample;
    const std::vector<std::string> constants;
    engine::FactsBuilder builder(sample.schema, constants);
    std::istringstream input(text);
    ocds::CaseReader reader(input, "fuzz.json");
    std::uint32_t loaded = 0;
    while (true) {
        auto read = reader.next();
        if (read.has_error()) {
            if (!reader.recover()) break;
            continue;
        }
        if (!*read) break;
        (void)bids.apply(**read);
        if (!ocds::load(**read, sample.schema, builder).has_error()) ++loaded;
        if (builder.cases() != loaded) std::abort();
    }
    const engine::Facts facts = builder.finish();
    for (graph::FactId fact = 0; fact < sample.schema.facts.size(); ++fact)
        if (facts.columns[fact].size != facts.entities[sample.schema.facts[fact].entity].count) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    fuzz_json(text);
    ocds::BidsIndex bids;
    std::istringstream input(text);
    (void)bids.read(input, "bids.json");
    fuzz_cases(text, bids);
    fuzz_cases(R"({"ocid":"a","parties":[{"id":"p","roles":["buyer"],"name":"P"}],"bids":{"details":[{"id":"b"}]}})",
               bids);
    return 0;
}
