// The members of an object that may turn out to be a package; and how reading goes on after an error.
#include "adapters/ocds/splitter.hpp"

#include "adapters/json/value_reader.hpp"
#include "adapters/ocds/case.hpp"

namespace voorrang::ocds {

using json::Flaw;
using json::TextReader;

namespace {

std::string key_text(std::string_view quoted) {
    auto value = json::read(quoted);
    const json::Tree* tree = std::get_if<json::Tree>(&value);
    return std::string(tree ? tree->root().text() : quoted); // a flaw is told when the whole is parsed
}

bool is_list(std::string_view key) { return key == "releases" || key == "records"; }

// No package has these.
bool is_of_record(std::string_view key) {
    return key == "ocid" || key == "compiledRelease" || key == "versionedRelease";
}

} // namespace

// From within an object to its end, or up to the list of a package. `before` is what stands before what is held, as far
// as it matters to judge it; in the tail of a package a member has just ended.
std::variant<Splitter::Walked, Flaw> Splitter::walk_members(Keys& keys, std::string_view before, bool in_tail) {
    bool record = false;
    for (bool after_member = in_tail;; after_member = true) {
        reader_.skip_space();
        if (reader_.peek() == '}' && (after_member || keys.empty())) {
            reader_.skip();
            return Walked::whole_object;
        }
        if (after_member) {
            if (reader_.peek() != ',') return flaw_here(before);
            reader_.skip();
            reader_.skip_space();
        }
        if (reader_.peek() != '"') return flaw_here(before);
        const std::size_t begin = reader_.held().size();
        if (const auto flaw = json::pass_value(reader_)) return check_held(before, "").value_or(*flaw);
        std::string key = key_text(reader_.held().substr(begin));
        reader_.skip_space();
        if (reader_.peek() != ':') return flaw_here(before);
        reader_.skip();
        reader_.skip_space();

        record = record || is_of_record(key);
        if (in_tail && (is_of_record(key) || is_list(key)))
            return Flaw{
                Code::not_ocds, "`" + key + "` after the list of a package",
                "a package has one list, `releases` or `records`; a record names its `ocid` before its `releases`",
                begin};
        const bool list = is_list(key) && !record && reader_.peek() == '[';
        if (!keys.insert(key).second) return json::repeated_key(key, begin);
        if (list) return Walked::up_to_list;
        if (const auto flaw = json::pass_value(reader_)) return check_held(before, "").value_or(*flaw);
    }
}

std::optional<Flaw> Splitter::check_held(std::string_view before, std::string_view after) const {
    std::string text(before);
    text += reader_.held();
    text += after;
    auto value = json::read(text);
    Flaw* flaw = std::get_if<Flaw>(&value);
    if (!flaw) return std::nullopt;
    flaw->offset -= std::min(flaw->offset, before.size());
    return std::move(*flaw);
}

// The next byte can't stand where it does, unless something before it was wrong already.
Flaw Splitter::flaw_here(std::string_view before) {
    const std::size_t offset = reader_.held().size();
    for (int i = 0; i < 4 && reader_.peek() != TextReader::at_end; ++i) reader_.skip(); // one code point at least
    if (const auto flaw = check_held(before, ""); flaw && flaw->offset < offset) return *flaw;
    return json::unexpected(reader_.held(), offset);
}

Diagnostic Splitter::flawed(const Flaw& flaw) {
    trouble_ = Trouble::line;
    return json::at_position(flaw, name_, json::position_of(reader_.held(), flaw.offset, reader_.held_position()));
}

Diagnostic Splitter::not_ocds(std::string found, const std::string& pointer) {
    trouble_ = Trouble::element;
    const bool ocds = kind_ == Documents::ocds;
    return {Code::not_ocds,
            "found " + std::move(found) + " where " + (ocds ? "a release" : "an object") + " should stand",
            std::nullopt,
            place_text(source(), pointer),
            {},
            ocds ? "give OCDS releases or records, alone, in a package, in an array, or one a line"
                 : "give JSON objects, alone, in an array, or one a line"};
}

bool Splitter::recover() {
    const Trouble trouble = std::exchange(trouble_, Trouble::stop);
    if (trouble == Trouble::element) {
        trouble_ = Trouble::none;
        return true;
    }
    if (trouble != Trouble::line || reader_.held_position().line != begin_.line) return false;

    const std::size_t line_end = reader_.held().find('\n');
    if (line_end != std::string_view::npos) {
        reader_.go_back(line_end + 1);
    } else {
        reader_.let_go();
        for (int c = reader_.peek(); c != '\n' && c != TextReader::at_end; c = reader_.peek()) reader_.skip();
    }
    reader_.skip_space();
    if (!lines_ && reader_.peek() != '{') return false; // then it was no JSON Lines
    levels_.clear();
    last_end_ = begin_.line;
    lines_ = true;
    several_ = true;
    trouble_ = Trouble::none;
    return true;
}

} // namespace voorrang::ocds
