// What is wrong with a notice, or with another document of the kind, each with its place. Of very many only the first
// that are found are kept.
#pragma once

#include "adapters/xml/tree.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

namespace voorrang::eforms {

class Faults {
  public:
    explicit Faults(std::string source) : source_(std::move(source)) {}

    void add(xml::Ref at, std::string message, std::string help, Code code = Code::bad_notice);
    bool full() const { return found_.size() >= most; }
    Diagnostics take(); // in the order of the notice

  private:
    static constexpr std::size_t most = 100;

    struct Fault {
        std::uint32_t line;
        Diagnostic diagnostic;
    };

    std::string source_;
    std::vector<Fault> found_;
};

} // namespace voorrang::eforms
