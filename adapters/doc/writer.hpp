// Declarations as HTML that a lawyer reads: sentences, lists of conditions, tables.
#pragma once

#include "adapters/doc/explanations.hpp"
#include "adapters/doc/names.hpp"
#include "adapters/doc/phrases.hpp"
#include "adapters/experience/notes.hpp"

#include <set>

namespace voorrang::doc {

// Everything a page is made of; what it refers to outlives it.
struct Material {
    const check::Policy& policy;
    const SourceMap& sources;
    const Names& names;
    const experience::Notes& notes;
    Language language;
};

// One file of the page: the main one or a package.
struct FileText {
    const ast::File& file;
    SourceId source;
    std::string package; // its name
    Comments comments;
};

class Writer {
  public:
    Writer(const Material& material, const FileText& file) : m_(material), file_(file) {}

    // An article with an anchor, heading, explanation, and what it says. Empty for a test.
    std::string article(const ast::Declaration& declaration) const;
    std::string test(const ast::Test& test) const;
    const ast::Facts* shared_facts(const std::string& name) const; // that several tests of the file start from

    std::string full_name(const std::string& name) const { return file_.package + '.' + name; }

  private:
    std::string say(Phrase which, std::string_view first = {}, std::string_view second = {}) const {
        return phrase(m_.language, which, first, second);
    }
    std::string code(Span span) const { return "<code>" + m_.names.code(span) + "</code>"; }
    std::string code(const ast::Expression& expression) const { return code(expression.span); }

    std::string bare_article(const ast::Declaration& declaration) const; // without notes of experience
    std::string experience(const ast::Declaration& declaration) const;

    // writer.cpp
    std::string begin(const std::string& name, const std::string& kind, std::string_view css, Span span) const;
    std::string explanation(Span span) const;
    std::string remarks(Span span) const;    // in front of it and behind what stands on its lines
    std::string as_written(Span span) const; // and the end of the article
    std::string reason(const ast::Reason& reason) const;
    std::string because(const ast::Template& text) const;
    std::string cites(const std::vector<ast::Citation>& cites) const;
    std::string force(const ast::Force& force) const;
    std::string subject(const ast::Name& name) const; // "a bid", "the tender"
    std::string condition(const ast::Expression& condition, Phrase word) const;
    std::string holds(const ast::Expression& condition) const;

    // declarations.cpp
    std::string body(const ast::Parameter& parameter) const;
    std::string dated_values(const ast::Parameter& parameter) const;
    std::string body(const ast::Define& define) const;
    std::string body(const ast::Rule& rule) const;
    std::string body(const ast::Record& record) const;
    std::string body(const ast::ReferenceDate& date) const;
    // tables.cpp
    std::string body(const ast::Table& table) const;
    std::string body(const ast::Award& award) const;
    // workflows.cpp
    std::string body(const ast::Workflow& workflow) const;
    std::string ways(const ast::Workflow& workflow, const ast::Workflow::State& state) const;
    std::string by(const ast::Workflow::By& by, bool another) const;
    std::string doing(const ast::Workflow::Doing& doing) const;
    std::string decides(const std::vector<ast::Name>& names) const;
    std::string state_anchor(const ast::Workflow& workflow, const std::string& state) const;
    std::string way_to(const ast::Workflow& workflow, const std::optional<ast::Name>& to) const;
    // tables.cpp
    std::string criteria(const ast::Award& award) const;
    std::string ties(const ast::Award& award) const;

    const Material& m_;
    const FileText& file_;
};

// <name>text</name>
std::string element(std::string_view name, const std::string& content, std::string_view attributes = {});
std::string date_element(Date date);
// Its first letter as a capital.
std::string capital(std::string text);

} // namespace voorrang::doc
