// The members of a body: what may be there, of which type. The first flaw is kept; what is read after it is empty.
#pragma once

#include "adapters/api/endpoint.hpp"

#include <initializer_list>

namespace voorrang::api {

class Fields {
  public:
    // V753 if the body is no object, or has a member that none of these names is.
    static OrProblem<Fields> read(const json::Tree& body, std::initializer_list<std::string_view> names);

    std::string text(std::string_view name) const; // must be there, and not be empty
    std::string text_or(std::string_view name, std::string_view otherwise) const;
    bool truth_or(std::string_view name, bool otherwise) const;
    std::optional<std::int64_t> integer(std::string_view name) const; // absent: none
    std::optional<std::vector<std::string>> texts(std::string_view name) const;
    std::optional<json::Tree> tree(std::string_view name) const; // an object

    const std::optional<http::Problem>& flaw() const { return flaw_; }

  private:
    explicit Fields(const json::Tree& body) : body_(body) {}
    std::optional<json::Ref> find(std::string_view name) const;
    void flawed(std::string_view name, std::string_view wanted) const;

    const json::Tree& body_;
    mutable std::optional<http::Problem> flaw_;
};

// A diagnostic about a part of the body: its pointer begins with that of the part.
Diagnostic below(std::string_view pointer, Diagnostic diagnostic);

} // namespace voorrang::api
