#include "adapters/ocds/splitter.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/json/value_reader.hpp"
#include "adapters/ocds/case.hpp"

namespace voorrang::ocds {

using json::Flaw;
using json::TextReader;

Splitter::Splitter(std::istream& input, std::string name, Documents documents)
    : name_(std::move(name)), reader_(input), kind_(documents) {}

Splitter::Splitter(std::istream& input, std::string name, Documents documents, const Resume& resume)
    : name_(std::move(name)), reader_(input, resume.begin), kind_(documents), any_piece_(true), documents_(1),
      several_(true), last_end_(resume.last_end), lines_(resume.lines) {}

Result<std::optional<Piece>> Splitter::next() {
    while (trouble_ == Trouble::none && (!levels_.empty() || begin_document())) {
        auto read = step();
        if (read.has_error())
            any_error_ = true;
        else if (!*read)
            continue;
        any_piece_ = true;
        return read;
    }
    if (reader_.failed() && trouble_ == Trouble::none) {
        trouble_ = Trouble::stop;
        any_error_ = true;
        return Diagnostic{Code::file_not_found, "the file can't be read", std::nullopt, name_, {}, ""};
    }
    if (any_piece_ || any_error_) return std::nullopt;
    any_error_ = true;
    return Diagnostic{Code::empty_input,
                      documents_ == 0            ? "the input is empty"
                      : kind_ == Documents::ocds ? "the input holds no release"
                                                 : "the input holds no document",
                      std::nullopt,
                      name_,
                      {},
                      kind_ == Documents::ocds ? "give at least one OCDS release" : "give at least one JSON object"};
}

bool Splitter::begins_with_xml() {
    if (documents_ > 0 || kind_ != Documents::ocds) return false;
    reader_.skip_space();
    return reader_.peek() == '<';
}

bool Splitter::begin_document() {
    reader_.skip_space();
    if (reader_.peek() == TextReader::at_end) return false;
    begin_ = reader_.position();
    several_ = documents_++ > 0;
    return true;
}

void Splitter::end_document() {
    const std::uint32_t line = reader_.position().line;
    const bool own_line = line == begin_.line && begin_.line > last_end_;
    lines_ = own_line && (lines_ || documents_ == 1);
    last_end_ = line;
}

Result<std::optional<Piece>> Splitter::step() { return levels_.empty() ? document() : element(); }

Result<std::optional<Piece>> Splitter::document() {
    reader_.hold();
    if (reader_.peek() == '{') return object("");
    if (reader_.peek() == '[') {
        reader_.skip();
        levels_.push_back({});
        return std::nullopt;
    }
    if (const auto flaw = json::pass_value(reader_)) return flawed(*flaw);
    auto value = json::read(reader_.held());
    if (const Flaw* flaw = std::get_if<Flaw>(&value)) return flawed(*flaw);
    end_document();
    return not_ocds(json::describe_kind(std::get<json::Tree>(value).root()), "");
}

// An object that may be a release, a record or a package; which of them shows as its keys come by. A package's list is
// read element by element; anything else must fit in memory.
Result<std::optional<Piece>> Splitter::object(std::string pointer) {
    if (kind_ == Documents::any) {
        if (const auto flaw = json::pass_value(reader_)) return flawed(*flaw);
        return piece(Part::either, std::move(pointer));
    }
    reader_.skip(); // {
    Keys keys;
    const auto walked = walk_members(keys, "", false);
    if (const Flaw* flaw = std::get_if<Flaw>(&walked)) return flawed(*flaw);
    if (std::get<Walked>(walked) == Walked::whole_object) return piece(Part::either, std::move(pointer));

    if (const auto flaw = check_held("", "0}")) return flawed(*flaw);
    reader_.skip(); // [
    const bool records = keys.contains("records");
    levels_.push_back(
        {pointer + (records ? "/records" : "/releases"), records ? Part::record : Part::release, std::move(keys)});
    return std::nullopt;
}

// The next element of the innermost list, or its end.
Result<std::optional<Piece>> Splitter::element() {
    Level& level = levels_.back();
    reader_.skip_space();
    reader_.hold();
    if (reader_.peek() == ']') return end_level();
    if (level.next > 0) {
        if (reader_.peek() != ',') return flawed(flaw_here("[0"));
        reader_.skip();
        reader_.skip_space();
        reader_.hold();
    }
    std::string pointer = level.pointer + "/" + std::to_string(level.next++);
    if (reader_.peek() == '{') {
        if (!level.is_package()) return object(std::move(pointer));
        if (const auto flaw = json::pass_value(reader_)) return flawed(*flaw);
        return piece(level.part, std::move(pointer));
    }
    if (const auto flaw = json::pass_value(reader_)) return flawed(*flaw);
    auto value = json::read(reader_.held());
    if (const Flaw* flaw = std::get_if<Flaw>(&value)) return flawed(*flaw);
    return not_ocds(json::describe_kind(std::get<json::Tree>(value).root()), pointer);
}

// The end of a list; of a package, also what stands after it.
Result<std::optional<Piece>> Splitter::end_level() {
    reader_.skip(); // ]
    if (levels_.back().is_package()) {
        reader_.hold();
        constexpr std::string_view before = "{\"\":0"; // stands for what is gone
        const auto walked = walk_members(levels_.back().keys, before, true);
        if (const Flaw* flaw = std::get_if<Flaw>(&walked)) return flawed(*flaw);
        if (const auto flaw = check_held(before, "")) return flawed(*flaw);
    }
    levels_.pop_back();
    if (levels_.empty()) end_document();
    reader_.let_go();
    return std::nullopt;
}

// What is held, as a piece.
Result<std::optional<Piece>> Splitter::piece(Part part, std::string pointer) {
    auto value = json::read(reader_.held());
    if (const Flaw* flaw = std::get_if<Flaw>(&value)) {
        Diagnostic diagnostic = flawed(*flaw);
        if (flaw->code != Code::bad_json) trouble_ = Trouble::element; // its end is sure
        if (levels_.empty()) end_document();
        return diagnostic;
    }
    reader_.let_go();
    if (levels_.empty()) {
        end_document();
        if (!several_) several_ = more_follows();
    }
    return Piece{std::move(std::get<json::Tree>(value)), part, source(), std::move(pointer)};
}

// Whether the first document is not the last. Nobody must be kept waiting at the standard input for the answer: there,
// documents are told by their lines from the first one on.
bool Splitter::more_follows() {
    if (name_ == standard_input) return true;
    reader_.skip_space();
    return reader_.peek() != TextReader::at_end;
}

std::string Splitter::source() const { return several_ ? name_ + ":" + std::to_string(begin_.line) : name_; }

} // namespace voorrang::ocds
