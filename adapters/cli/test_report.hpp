// The tests of a rule file as they are told on the terminal.
#pragma once

#include "adapters/cli/console.hpp"
#include "adapters/report/paint.hpp"
#include "engine/policytest/policytest.hpp"

namespace voorrang::cli {

class TestReport {
  public:
    TestReport(Console& console, const report::Reader& reader, const SourceMap& sources)
        : console_(console), reader_(reader), sources_(sources) {}

    void write(const engine::TestResult& result);

  private:
    void quote(std::string& out, Span span) const;

    Console& console_;
    const report::Reader& reader_;
    const SourceMap& sources_;
    report::Paint paint_{reader_.colour};
};

} // namespace voorrang::cli
