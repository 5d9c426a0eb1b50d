// What the tests of a run exercise, over all files that were tested.
#pragma once

#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "dsl/number/number.hpp"
#include "engine/policytest/coverage.hpp"

namespace voorrang::testreport {

struct CoveredPlace {
    report::Place place;
    engine::Covered covered;
};

class CoverageReport {
  public:
    // The tests of one file. What they exercise in the packages that it uses counts if those are tested in this run
    // too.
    void add(const engine::Coverage& coverage, const SourceMap& sources);

    std::size_t exercised() const;
    std::size_t total() const;
    Number share() const; // 0..100; 100 if there is nothing to exercise

    // Each kind with how much of it, then each part that no test exercised, with its place.
    std::string text(const report::Reader& reader) const;
    std::string json(Language language) const;

  private:
    struct File {
        bool tested = false;
        std::string shown;
        std::vector<CoveredPlace> items; // in the order of the text
    };
    std::vector<const CoveredPlace*> counted() const; // by file, in the order of their tests

    std::vector<std::string> order_; // absolute paths of what was tested
    std::map<std::string, File> files_;
};

std::string_view word(engine::CoveredKind kind); // rule, exception, row, criterion, tie
std::string_view word(engine::Aspect aspect);    // strikes, spares, applies, stays_out, hit, scores, decides

} // namespace voorrang::testreport
