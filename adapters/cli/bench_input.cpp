#include "adapters/cli/bench_input.hpp"

#include "adapters/cli/lane.hpp"
#include "adapters/cli/text_buffer.hpp"
#include "adapters/ocds/case_reader.hpp"

#include <algorithm>
#include <fstream>
#include <istream>

namespace voorrang::cli {

BenchInput::BenchInput(const graph::Graph& graph, const BenchOptions& options)
    : options_(options), loader_(graph.schema), direct_(graph.schema, options.case_id),
      builder_(graph.schema, graph.texts) {}

Result<void> BenchInput::prepare() {
    if (Result<void> done = read_bids(); !done) return done;
    for (const std::string& name : options_.inputs) {
        if (Result<void> done = read(name); !done) return done;
        Result<File> file = cut(name);
        if (!file) return file.error();
        files_.push_back(std::move(*file));
        bytes_ += text_.size();
    }
    if (const auto unmet = bids_.unmet()) return *unmet;
    return {};
}

Result<void> BenchInput::read_bids() {
    for (const std::string& name : options_.bids) {
        if (Result<void> done = read(name); !done) return done;
        TextBuffer buffer(text_);
        std::istream stream(&buffer);
        if (Result<void> done = bids_.read(stream, name); !done) return done;
    }
    return {};
}

Result<void> BenchInput::read(const std::string& name) {
    std::ifstream file(name, std::ios::binary | std::ios::ate);
    text_.resize(file ? static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)) : 0);
    file.seekg(0).read(text_.data(), static_cast<std::streamsize>(text_.size()));
    if (!file) return Diagnostic{Code::file_not_found, "the file can't be read", std::nullopt, name, {}, ""};
    return {};
}

// A part for each line, if each is documents by itself; else the whole file is one.
Result<BenchInput::File> BenchInput::cut(const std::string& name) {
    File file{name, {}};
    const std::string_view text = text_;
    std::uint64_t lines = 0, direct_lines = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            bool direct = true;
            if (!load_line(line, direct)) {
                const auto all = load_trees(text, name, [](engine::FactsBuilder& builder) { builder.finish(); });
                if (!all) return all.error();
                builder_.finish();
                tenders_ += *all;
                return File{name, {{0, text.size(), false}}};
            }
            lines += builder_.cases();
            direct_lines += direct ? 1 : 0;
            builder_.finish();
            file.parts.push_back({begin, end, direct});
        }
        begin = end + 1;
    }
    tenders_ += lines;
    direct_count_ += direct_lines;
    return file;
}

bool BenchInput::load_line(std::string_view line, bool& direct) {
    direct = options_.bids.empty() && direct_.load(line, builder_);
    return direct || load_trees(line, "", [](engine::FactsBuilder&) {}).has_value();
}

Result<std::uint64_t> BenchInput::load_trees(std::string_view text, const std::string& name, const Take& take) {
    TextBuffer buffer(text);
    std::istream stream(&buffer);
    ocds::CaseReader reader(stream, name, options_.case_id);
    std::uint64_t cases = 0;
    while (true) {
        Result<std::optional<ocds::Case>> next = reader.next();
        Result<void> loaded;
        if (next && *next) loaded = bids_.apply(**next);
        if (next && *next && loaded) loaded = loader_.load(**next, builder_);
        if (!next || !loaded) {
            builder_.finish();
            return next ? loaded.error() : next.error();
        }
        if (!*next) return cases;
        ++cases;
        if (builder_.cases() >= cases_at_once) take(builder_);
    }
}

void BenchInput::load(const Take& take) {
    for (const File& file : files_) {
        if (!read(file.name)) continue;
        for (const Part& part : file.parts) {
            const std::string_view text = std::string_view(text_).substr(part.begin, part.end - part.begin);
            if (!part.direct)
                load_trees(text, file.name, take);
            else
                direct_.load(text, builder_);
            if (builder_.cases() >= cases_at_once) take(builder_);
        }
    }
    if (builder_.cases() > 0) take(builder_);
}

} // namespace voorrang::cli
