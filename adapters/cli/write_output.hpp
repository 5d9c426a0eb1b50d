// What a command writes to a file that its user named.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::files {
struct LoadedPolicy;
}

namespace voorrang::cli {

// The rule files that a policy was read from.
std::vector<std::string> files_of(const files::LoadedPolicy& loaded);

// Never over one of the files that were read for it (V801): a slip of the pen would cost somebody's policy. V802 if it
// can't be written.
Result<void> write_output(const std::string& file, std::string_view text, const std::vector<std::string>& read);

// With those above it. V802 if it can't be made.
Result<void> make_folder(const std::string& folder);

} // namespace voorrang::cli
