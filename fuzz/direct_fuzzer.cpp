// libFuzzer entry: what is read where it stands, without a tree, is what is read through a tree. Each line is a
// document; a line that the direct loader gives up leaves nothing behind.
#include "adapters/json/parse.hpp"
#include "adapters/ocds/direct_loader.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/ocds/record.hpp"
#include "tests/facts/facts_text.hpp"
#include "tests/facts/sample_schema.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

using namespace voorrang;

// What the cursor has passed over is good JSON.
void fuzz_cursor(const std::string& line) {
    json::Cursor cursor(line);
    cursor.skip_space();
    if (!cursor.skip()) return;
    cursor.skip_space();
    if (!cursor.at_end()) return;
    const auto read = json::read(line);
    if (!std::get_if<json::Tree>(&read)) std::abort();
}

bool through_tree(const std::string& line, const graph::Schema& schema, engine::FactsBuilder& builder) {
    auto read = json::read(line);
    auto* tree = std::get_if<json::Tree>(&read);
    if (tree == nullptr || !tree->root().is_object()) return false;
    const auto made = ocds::make_case({std::move(*tree), ocds::Part::either, "fuzz.jsonl:1", ""});
    return made && ocds::load(*made, schema, builder).has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const graph::SampleSchema sample;
    const std::vector<std::string> constants;
    engine::FactsBuilder by_text(sample.schema, constants), by_tree(sample.schema, constants);
    ocds::DirectLoader direct(sample.schema, std::nullopt);
    if (!direct.usable()) std::abort();
    std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
    for (std::string line; std::getline(lines, line);) {
        fuzz_cursor(line);
        const std::uint32_t before = by_text.cases();
        const bool loaded = direct.load(line, by_text);
        if (by_text.cases() != before + (loaded ? 1 : 0)) std::abort();
        if (loaded && !through_tree(line, sample.schema, by_tree)) std::abort();
    }
    if (engine::facts_text(by_text.finish()) != engine::facts_text(by_tree.finish())) std::abort();
    return 0;
}
