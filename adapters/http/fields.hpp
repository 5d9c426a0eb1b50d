// Header fields of a request or response, in the order in which they came; names are equal whatever their case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace voorrang::http {

bool same_name(std::string_view a, std::string_view b); // ASCII, whatever the case

class Fields {
  public:
    using Field = std::pair<std::string, std::string>;

    Fields() = default;
    Fields(std::initializer_list<Field> fields) : fields_(fields) {}

    // The first of that name; nothing if there is none.
    std::optional<std::string_view> get(std::string_view name) const;
    // All of that name, in order, as one list with ", " between them (RFC 9110, 5.3); nothing if there is none.
    std::optional<std::string> list(std::string_view name) const;
    bool has(std::string_view name) const { return get(name).has_value(); }
    std::size_t count(std::string_view name) const;

    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    void set(std::string_view name, std::string value); // in the place of all of that name
    void remove(std::string_view name);

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }
    std::size_t size() const { return fields_.size(); }

  private:
    std::vector<Field> fields_;
};

// The elements of a list such as `a, "b, c" ;q=1, d`: split at commas outside quotes, without white space around them;
// empty ones are left out.
std::vector<std::string_view> list_elements(std::string_view list);

// Whether `token` is an element of the list, whatever the case: "keep-alive, Upgrade" has "upgrade".
bool has_token(std::string_view list, std::string_view token);

bool is_field_name(std::string_view name); // a token of RFC 9110, 5.6.2
// Whether the value can stand in a header: no line end, no other control character but the tab.
bool is_field_value(std::string_view value);

} // namespace voorrang::http
