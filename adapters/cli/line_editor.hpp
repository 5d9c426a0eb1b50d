// Lines typed at a terminal, with editing and a history; lines of a pipe as they come.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace voorrang::cli {

class LineEditor {
  public:
    // `history`: where lines are kept from one session to the next; empty: nowhere.
    LineEditor(std::string prompt, std::string history);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    // Nothing at the end: Ctrl-D, or the end of the input. A line that was dropped with Ctrl-C is empty.
    std::optional<std::string> next();
    // The words that Tab completes.
    void words(std::vector<std::string> words);

  private:
    struct Terminal;
    std::unique_ptr<Terminal> terminal_; // none: the standard input is no terminal
};

} // namespace voorrang::cli
