// Waits for rule files to change.
#pragma once

#include "adapters/cli/interrupt.hpp"
#include "dsl/diagnostics/result.hpp"

#include <set>
#include <string>
#include <vector>

namespace voorrang::cli {

class Watch {
  public:
    explicit Watch(Interrupt& interrupt) : interrupt_(interrupt) {}
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    // From now on changes of rule files in these folders count, also before wait() is called. Folders and not files are
    // watched: an editor that saves makes a new file and gives it the name of the old one. V818 if that can't be done.
    Result<void> folders(const std::set<std::string>& folders);

    // Returns once a rule file has changed and no other change follows at once, or at a signal: then false.
    bool wait();

  private:
    bool take_events(); // whether one of them is about a rule file

    Interrupt& interrupt_;
    int descriptor_ = -1;
};

// The folder of each file, and every folder below those that are folders themselves.
std::set<std::string> folders_of(const std::vector<std::string>& paths);

} // namespace voorrang::cli
