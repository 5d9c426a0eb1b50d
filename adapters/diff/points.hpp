// Writes the points of a declaration, one for each thing that it says.
#pragma once

#include "adapters/diff/declared.hpp"
#include "adapters/diff/phrases.hpp"
#include "adapters/doc/phrases.hpp"

#include <map>

namespace voorrang::diff {

// Tells parts of one name apart by their order, each with all its points: "event close", "event close#2".
class Numbers {
  public:
    std::string of(std::string key);

  private:
    std::map<std::string, std::size_t> so_many_;
};

class Points {
  public:
    Points(const Texts& texts, const Meaning& meaning, Language language, std::vector<Point>& to)
        : texts_(texts), meaning_(meaning), language_(language), to_(to) {}

    // Points of a part: "the condition of the exception `small`". `phrase` has a hole for what and one for which.
    Points part(std::string key, Phrase phrase, std::string which) const;

    void text(std::string key, Phrase what, std::string shown, std::string_view of = {});
    void meant(std::string key, Phrase what, std::string meaning, std::string shown, std::string_view of = {});
    void expression(std::string key, Phrase what, const ast::Expression& expression);
    void expression(std::string key, Phrase what, const std::optional<ast::Expression>& expression);
    void expressions(std::string key, Phrase what, const std::vector<ast::Expression>& expressions);
    void name(std::string key, Phrase what, const ast::Name& name);
    void name(std::string key, Phrase what, const std::optional<ast::Name>& name);
    void names(std::string key, Phrase what, const std::vector<ast::Name>& names);
    void span(std::string key, Phrase what, Span span);
    // Said by being there: something of it, or the part itself.
    void flag(std::string key, std::string what, bool there);
    void itself(Phrase what);
    void reason(const ast::Reason& reason);
    void because(const ast::Template& text);
    void cites(const std::vector<ast::Citation>& cites, Phrase what = Phrase::source);
    void force(const ast::Force& force);
    void across(const ast::Across& across);

    std::string say(Phrase which, std::string_view first = {}, std::string_view second = {}) const {
        return diff::say(language_, which, first, second);
    }
    std::string say(doc::Phrase which, std::string_view first = {}, std::string_view second = {}) const {
        return doc::phrase(language_, which, first, second);
    }
    std::string said(Span span) const { return texts_.said(span); }
    std::string said(const ast::Expression& expression) const { return texts_.said(expression.span); }

  private:
    void add(std::string key, std::string what, std::string meaning, std::string shown);

    const Texts& texts_;
    const Meaning& meaning_;
    Language language_;
    std::vector<Point>& to_;
    std::string key_;              // of the part that the points are of
    std::optional<Phrase> phrase_; // and how it is told
    std::string which_;
};

} // namespace voorrang::diff
