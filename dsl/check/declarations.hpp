// All declarations of all files, sorted by full name: their place here is their place in the Policy.
#pragma once

#include "dsl/check/check.hpp"
#include "dsl/check/names.hpp"

namespace voorrang::check {

template <class T>
struct Declared {
    const T* ast;
    std::uint32_t file;
    std::string full_name;
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
    std::vector<const ast::Fill*> fills; // of all files
    std::vector<const ast::Test*> tests; // main file only, in the order of the text
};

struct Context;

// Fills context.declarations and context.names; tells names that are declared twice and packages that are not there.
void collect_declarations(Context& context);

} // namespace voorrang::check
