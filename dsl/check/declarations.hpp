// All declarations of all files, sorted by full name: their place here is their place in the Policy.
#pragma once

#include "dsl/check/check.hpp"
#include "dsl/check/names.hpp"

#include <deque>

namespace voorrang::check {

template <class T>
struct Declared {
    const T* ast;
    std::uint32_t file; // in which its name, subject and type are read
    std::string full_name;
    std::optional<std::uint32_t> filled_in = {}; // the file that fills it in: its values and conditions are read there
    std::uint32_t body_file() const { return filled_in.value_or(file); }
};

struct Declarations {
    std::vector<Declared<ast::Record>> records;
    std::vector<Declared<ast::Parameter>> parameters;
    std::vector<Declared<ast::Define>> definitions;
    std::vector<Declared<ast::Table>> tables;
    std::vector<Declared<ast::Rule>> rules;
    std::vector<Declared<ast::Award>> awards;                  // main file first, in the order of the text
    std::vector<Declared<ast::ReferenceDate>> reference_dates; // the same
    std::vector<Declared<ast::Calendar>> calendars;
    std::vector<Declared<ast::Workflow>> workflows;
    std::vector<Declared<ast::Measure>> measures;
    std::vector<Declared<ast::Rule>> across; // rules across cases
    struct FillIn {
        const ast::Fill* ast;
        std::uint32_t file;
    };
    std::vector<FillIn> fills; // of all files
    // What open declarations became by being filled in. Their addresses don't change.
    std::deque<std::variant<ast::Parameter, ast::Define, ast::Table, ast::Rule>> filled;
    std::vector<const ast::Facts*> facts; // that tests share; main file only, in the order of the text
    std::vector<const ast::Test*> tests;  // the same
};

struct Context;

// Fills context.declarations and context.names; tells names that are declared twice and packages that are not there.
void collect_declarations(Context& context);

} // namespace voorrang::check
