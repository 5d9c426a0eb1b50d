// libFuzzer entry: no rule file may crash or hang the checker, whatever the parser could make of it; and what has no
// error becomes a rule graph. The standard records are at hand, as they are for most policies.
#include "dsl/check/check.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/syntax/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace voorrang;

std::string read_standard_records() {
    std::ifstream file(VOORRANG_SOURCE_DIR "/workflows/std/procurement.vrg", std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (text.empty()) std::abort();
    return text;
}

check::Input parse_into(SourceMap& sources, std::string name, std::string text) {
    const SourceId id = sources.add(std::move(name), std::move(text));
    return {id, parse(sources, id).file};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string standard_records = read_standard_records();
    const std::string text(reinterpret_cast<const char*>(data), size);
    SourceMap sources;
    std::vector<check::Input> files{parse_into(sources, text.starts_with('#') ? "fuzz.md" : "fuzz.vrg", text)};
    files.push_back(parse_into(sources, "std/procurement.vrg", standard_records));
    const check::Checked checked = check::check(files);
    if (checked.policy && has_errors(checked.diagnostics)) std::abort();
    for (const Diagnostic& each : checked.diagnostics) render_text(each, sources);
    if (checked.policy) (void)lower::lower(*checked.policy, sources);
    return 0;
}
