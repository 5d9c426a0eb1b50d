#include "dsl/check/type.hpp"

#include "dsl/check/types.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// Two choices mean the same if the same options stand in them, in whatever order.
bool same_options(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

// A choice may have dozens of options; which type it is, its first ones tell.
std::string first_of(const std::vector<std::string>& options) {
    constexpr std::size_t most = 6;
    if (options.size() <= most) return joined(options);
    return joined({options.begin(), options.begin() + most}) + ", …";
}

} // namespace

bool same(const Type& a, const Type& b) {
    if (a.kind != b.kind) return false;
    switch (a.kind) {
    case Kind::record:
        return a.record == b.record;
    case Kind::list:
        return same(*a.element, *b.element);
    case Kind::choice:
        return a.options == b.options || same_options(*a.options, *b.options);
    default:
        return true;
    }
}

std::string to_text(const Type& type, const std::vector<std::string>& record_names) {
    switch (type.kind) {
    case Kind::record:
        return record_names[type.record];
    case Kind::list:
        return "list of " + to_text(*type.element, record_names);
    case Kind::choice:
        return "choice of " + first_of(*type.options);
    default:
        return std::string(kind_text(type.kind));
    }
}

std::string_view kind_text(Kind kind) {
    switch (kind) {
    case Kind::yes_no:
        return "yes/no";
    case Kind::text:
        return "text";
    case Kind::number:
        return "number";
    case Kind::percent:
        return "percent";
    case Kind::money:
        return "money";
    case Kind::date:
        return "date";
    case Kind::time:
        return "time";
    case Kind::duration:
        return "duration";
    case Kind::choice:
        return "choice";
    case Kind::list:
        return "list";
    case Kind::record:
        return "record";
    }
    return "";
}

Type simple_type(Kind kind) {
    Type type;
    type.kind = kind;
    return type;
}

Type record_type(std::uint32_t record) {
    Type type = simple_type(Kind::record);
    type.record = record;
    return type;
}

Type list_of(Type element) {
    Type type = simple_type(Kind::list);
    type.element = std::make_shared<const Type>(std::move(element));
    return type;
}

Type without_range(Type type) {
    type.range.reset();
    return type;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

} // namespace voorrang::check
