#include "adapters/ocds/first_fault.hpp"

namespace voorrang::ocds {

Diagnostic first_fault(Diagnostics faults) {
    Diagnostic first = std::move(faults.front());
    const std::size_t more = faults.size() - 1;
    if (more > 0)
        first.help += more == 1 ? "; one more fault: `voorrang convert` tells both"
                                : "; " + std::to_string(more) + " more faults: `voorrang convert` tells them all";
    return first;
}

} // namespace voorrang::ocds
