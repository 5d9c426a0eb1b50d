#include "adapters/cli/commands.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    try {
        return voorrang::cli::run(argc, argv);
    } catch (const std::exception& error) {
        // Errors are values everywhere; what comes here is a lack of memory or a fault of this program.
        std::fprintf(stderr, "voorrang stopped: %s\n", error.what());
        return 2;
    }
}
