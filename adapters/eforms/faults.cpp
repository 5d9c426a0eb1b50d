#include "adapters/eforms/faults.hpp"

#include <algorithm>

namespace voorrang::eforms {

void Faults::add(xml::Ref at, std::string message, std::string help, Code code) {
    if (full()) return;
    found_.push_back({at.line(),
                      {code,
                       std::move(message),
                       std::nullopt,
                       source_ + ":" + std::to_string(at.line()) + " " + at.path(),
                       {},
                       std::move(help)}});
}

Diagnostics Faults::take() {
    std::ranges::stable_sort(found_, {}, &Fault::line);
    Diagnostics all;
    for (Fault& fault : found_) all.push_back(std::move(fault.diagnostic));
    return all;
}

} // namespace voorrang::eforms
