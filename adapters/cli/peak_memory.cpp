#include "adapters/cli/peak_memory.hpp"

#include <sys/resource.h>

#include <fstream>
#include <string>

namespace voorrang::cli {

void forget_peak_memory() {
    std::ofstream file("/proc/self/clear_refs");
    file << "5"; // proc(5): resets the peak resident set size
}

std::uint64_t peak_memory() {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

} // namespace voorrang::cli
