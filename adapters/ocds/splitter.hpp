// An input of any size cut into releases and records, one at a time: a release, a record, a package of either, an array
// of those, or several of them one after another (JSON Lines). Only one release is in memory.
//
// Documents that are no OCDS are cut in the same way, but for packages: each object, or each object of an array, is
// one.
#pragma once

#include "adapters/json/parse.hpp"
#include "adapters/json/text_reader.hpp"

#include <optional>
#include <set>
#include <variant>

namespace voorrang::ocds {

inline constexpr std::string_view standard_input = "-"; // as a name

enum class Documents : bool { ocds, any };
enum class Part : std::uint8_t { either, release, record };

// Where reading goes on in an input whose begin was read elsewhere: several documents, between two of them.
struct Resume {
    Position begin;
    std::uint32_t last_end = 0; // the line on which the document before it ended
    bool lines = true;          // so far every document had a line of its own
};

struct Piece {
    json::Tree tree; // an object
    Part part = Part::either;
    std::string source;  // "tenders.json"; "tenders.jsonl:17" where one of several documents in the file
    std::string pointer; // "/releases/3"; empty for a document of its own
};

class Splitter {
  public:
    Splitter(std::istream& input, std::string name, Documents documents = Documents::ocds);
    Splitter(std::istream& input, std::string name, Documents documents, const Resume& resume);

    // Nothing at the end of the input and after an error. Errors: V501, V502, V506, V510 to V512.
    Result<std::optional<Piece>> next();
    // After an error: whether next() can go on. It can after an element that is no release, if its end is sure, and
    // after a bad line of JSON Lines, with the next line.
    bool recover();

    // Whether XML stands where the first document should begin. It is left unread: take_rest() gives what is in memory.
    bool begins_with_xml();

    // Between two documents of several.
    bool between() const { return levels_.empty() && several_ && trouble_ == Trouble::none; }
    Resume resume() { return {reader_.position(), last_end_, lines_}; }
    const json::TextReader& reader() const { return reader_; }
    Position position() { return reader_.position(); }
    std::string take_rest() { return reader_.take_rest(); }

    std::size_t memory() const { return reader_.memory(); }

  private:
    using Keys = std::set<std::string, std::less<>>;
    // An array that is being read.
    struct Level {
        std::string pointer;
        Part part = Part::either; // of its elements
        Keys keys;                // of the package whose list it is; empty for an array
        std::uint32_t next = 0;
        bool is_package() const { return part != Part::either; }
    };
    enum class Walked : std::uint8_t { whole_object, up_to_list };
    enum class Trouble : std::uint8_t { none, stop, line, element };

    bool begin_document();
    void end_document();
    Result<std::optional<Piece>> step();
    Result<std::optional<Piece>> document();
    Result<std::optional<Piece>> object(std::string pointer);
    Result<std::optional<Piece>> element();
    Result<std::optional<Piece>> end_level();
    Result<std::optional<Piece>> piece(Part part, std::string pointer);
    std::variant<Walked, json::Flaw> walk_members(Keys& keys, std::string_view before, bool in_tail);
    std::optional<json::Flaw> check_held(std::string_view before, std::string_view after) const;
    json::Flaw flaw_here(std::string_view before);
    bool more_follows();
    std::string source() const;

    Diagnostic flawed(const json::Flaw& flaw);
    Diagnostic not_ocds(std::string found, const std::string& pointer);

    std::string name_;
    json::TextReader reader_;
    Documents kind_;
    std::vector<Level> levels_;
    Trouble trouble_ = Trouble::none;
    bool any_piece_ = false;
    bool any_error_ = false;

    std::uint32_t documents_ = 0;
    bool several_ = false;       // documents in the file
    Position begin_;             // of the current document
    std::uint32_t last_end_ = 0; // the line on which the document before it ended
    bool lines_ = false;         // so far every document had a line of its own
};

} // namespace voorrang::ocds
