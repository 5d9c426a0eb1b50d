// What all parts of the checker share while one policy is checked.
#pragma once

#include "dsl/check/declarations.hpp"

#include <map>
#include <set>

namespace voorrang::check {

// What is known of a declaration before its body is looked at. Of one that is not sound the error has been told, so
// that whatever refers to it is passed over in silence.
struct Signature {
    bool sound = false;
    std::optional<Subject> subject;
    Type type;
};

struct Context {
    const std::vector<Input>& files;
    Declarations declarations;
    Names names;
    Policy policy;
    Diagnostics diagnostics;

    std::vector<std::string> record_names; // by index, for to_text
    std::vector<Signature> parameters, definitions, tables, rules;
    std::set<std::pair<std::uint32_t, std::uint32_t>> unsound_fields; // record, field
    std::set<std::uint32_t> nested_records; // records without `from` or plural that stand inside a field of another
    VariableId next_variable = 0;
    std::set<std::uint32_t> constant_rules = {}; // of which a condition never varies, as has been told
    // Names that are nowhere and fields that no record has, by file or record, and the finding that tells it.
    struct Told {
        std::size_t finding;
        std::size_t again = 0;
    };
    std::map<std::pair<std::uint32_t, std::string>, Told> told_names = {};
};

// The finding can be added to (labels) until the next one is reported.
Diagnostic& report(Context& context, Code code, Span span, std::string message, std::string help = {});

// "did you mean `turnover`?", or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// Whether a declaration of this kind could not be read, in any file.
bool has_unread(const Context& context, ast::Unread::Kind kind);

std::string type_text(const Context& context, const Type& type);
bool is_many(const Context& context, std::uint32_t record); // of which the case has many: it has a plural
std::string plural_of(const Context& context, std::uint32_t record);

} // namespace voorrang::check
