// The records of every random policy: what they hold, and how they are declared.
#pragma once

#include <string>
#include <vector>

namespace voorrang::reference {

enum class Type { yes_no, number, percent, money, date, time, duration, text };
std::string word(Type type); // money

struct Field {
    const char* name;
    Type type;
};

struct Record {
    const char* name;
    std::vector<Field> fields;
    std::vector<Field> lists; // of values; lists of records are named where they are used
};

const Record& record(const std::string& name);
bool has_many(const std::string& record); // bids, firms
std::string record_declarations();

} // namespace voorrang::reference
