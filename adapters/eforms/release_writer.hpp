// An OCDS release, written in the order of its fields, with the place in the notice of each.
//
// Objects and lists are opened as something is written into them: what a notice does not say leaves no trace. What must
// be seen although it is empty is kept on purpose. Of two values under one key the first counts.
#pragma once

#include "adapters/json/tree.hpp"
#include "adapters/xml/tree.hpp"

#include <set>
#include <unordered_map>
#include <vector>

namespace voorrang::eforms {

using Places = std::unordered_map<std::string, std::string>; // by JSON pointer: "notice.xml:94 /ContractNotice/…"

class ReleaseWriter {
  public:
    // `source` is the name of the file.
    explicit ReleaseWriter(std::string source);

    // Ends with its scope.
    class Level {
      public:
        explicit Level(ReleaseWriter& writer) : writer_(writer) {}
        ~Level() { writer_.end(); }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

      private:
        ReleaseWriter& writer_;
    };

    // Of an object that stands in a list the key is empty; so is that of a text.
    [[nodiscard]] Level object(std::string_view key);
    [[nodiscard]] Level list(std::string_view key);

    void text(std::string_view key, std::string_view text, xml::Ref from);
    void number(std::string_view key, std::string_view text, xml::Ref from); // as JSON writes it
    void yes_no(std::string_view key, bool truth, xml::Ref from);
    void unknown(std::string_view key, xml::Ref from); // null
    void copy(std::string_view key, json::Ref value);  // with no place
    // What follows from the kind of notice, not from a place in it.
    void text(std::string_view key, std::string_view text);
    void yes_no(std::string_view key, bool truth);
    // The list or object that is open is written, even if nothing follows.
    void keep(xml::Ref from);

    std::string place_of(xml::Ref element) const;
    json::Tree take();
    Places take_places() { return std::move(places_); }

  private:
    struct Frame {
        std::string key;
        bool is_list = false;
        bool written = false;
        std::uint32_t next = 0;  // of a list: the index of its next element
        std::size_t pointer = 0; // the size of the pointer without this level
        std::set<std::string, std::less<>> keys = {};
    };

    void end();
    bool begin_value(std::string_view key);
    void write(Frame& frame, Frame* above);
    std::string pointer_of(std::string_view key) const;

    std::string source_;
    json::TreeBuilder out_;
    std::vector<Frame> open_;
    std::string pointer_; // of the innermost level that is written
    Places places_;
};

} // namespace voorrang::eforms
