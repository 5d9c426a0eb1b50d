// A JSON document that is being made, member by member in any order; numbers keep their text.
#pragma once

#include "adapters/json/tree.hpp"

#include <utility>

namespace voorrang::intake {

struct Draft {
    json::Kind kind = json::Kind::null;
    bool truth = false;
    std::string text;                                        // of a text or a number
    std::vector<std::pair<std::string, Draft>> members = {}; // of an object; of a list without names

    static Draft of(json::Ref value);
    static Draft string(std::string text) { return {json::Kind::string, false, std::move(text)}; }
    static Draft number(std::string text) { return {json::Kind::number, false, std::move(text)}; }
    static Draft boolean(bool truth) { return {json::Kind::boolean, truth, {}}; }
    static Draft list() { return {json::Kind::array, false, {}}; }
    static Draft object() { return {json::Kind::object, false, {}}; }

    const Draft* find(std::string_view name) const;
    Draft* find(std::string_view name);
    // Made if it is not there; what is null becomes an object.
    Draft& member(std::string_view name);
    void set(std::string_view name, Draft value) { member(name) = std::move(value); }
    void add(Draft element) { members.emplace_back(std::string(), std::move(element)); }

    json::Tree tree() const;

  private:
    void write(json::TreeBuilder& out) const;
};

} // namespace voorrang::intake
