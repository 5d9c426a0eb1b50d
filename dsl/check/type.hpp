// Types of checked expressions.
#pragma once

#include "dsl/value/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace voorrang::check {

enum class Kind : std::uint8_t { yes_no, text, number, percent, money, date, time, duration, choice, list, record };

struct Type {
    Kind kind = Kind::yes_no;
    // Kind::record: index in Policy::records.
    std::uint32_t record = 0;
    // Kind::choice: the options in the order of the declaration.
    std::shared_ptr<const std::vector<std::string>> options;
    // Kind::list.
    std::shared_ptr<const Type> element;
    // number, percent, money with a range: both ends included.
    struct Range {
        Value from, to;
    };
    std::shared_ptr<const Range> range;
};

// The same kind, record, element and options; ranges don't matter.
bool same(const Type& a, const Type& b);
// As a writer would say it: "yes/no", "money", "list of text", "choice of open, selective", "bid". Of many options the
// first.
std::string to_text(const Type& type, const std::vector<std::string>& record_names);

} // namespace voorrang::check
