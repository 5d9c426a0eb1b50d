// The tenders of an input, one at a time and as compiled releases.
//
// A release is a case by itself, also where several have the same ocid: only a record says that releases belong
// together. A record gives its compiledRelease; one with its releases embedded but not compiled is merged; one that
// only links to its releases can't be read (V509).
//
// A file that is XML is a notice of eForms, and one case: the release that it says the same as.
//
// Documents that are no OCDS are cases too, if it is said where in them their name stands.
#pragma once

#include "adapters/ocds/case.hpp"
#include "adapters/ocds/splitter.hpp"
#include "dsl/graph/schema.hpp"

namespace voorrang::ocds {

class CaseReader {
  public:
    // The name is that of the file, for places; "-" is the standard input.
    CaseReader(std::istream& input, std::string name) : CaseReader(input, std::move(name), std::nullopt) {}
    // With a pointer the documents are no OCDS, and the name of each stands there.
    CaseReader(std::istream& input, std::string name, std::optional<graph::Pointer> case_id)
        : input_(input), name_(std::move(name)), splitter_(input, name_, case_id ? Documents::any : Documents::ocds),
          case_id_(std::move(case_id)) {}

    CaseReader(std::istream& input, std::string name, std::optional<graph::Pointer> case_id, const Resume& resume)
        : input_(input), name_(std::move(name)),
          splitter_(input, name_, case_id ? Documents::any : Documents::ocds, resume), case_id_(std::move(case_id)) {}

    // Nothing at the end of the input and after an error. Errors: V501 to V512, V530 to V533.
    Result<std::optional<Case>> next();
    // After an error: whether next() can go on, with the release after the bad one.
    bool recover();

    // See Splitter; after a bad case only once recovered.
    bool between() const { return !bad_case_ && splitter_.between(); }
    Resume resume() { return splitter_.resume(); }
    const json::TextReader& reader() const { return splitter_.reader(); }
    std::string take_rest() { return splitter_.take_rest(); }

    std::size_t memory() const { return splitter_.memory(); } // of the buffer, in bytes

  private:
    Result<std::optional<Case>> notice();

    std::istream& input_;
    std::string name_;
    Splitter splitter_;
    std::optional<graph::Pointer> case_id_;
    bool bad_case_ = false; // the last error was about a single release
    bool ended_ = false;    // it was a notice, of which there is one in a file
};

} // namespace voorrang::ocds
