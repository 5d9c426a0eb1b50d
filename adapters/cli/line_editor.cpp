#include "adapters/cli/line_editor.hpp"

#include <clocale>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <histedit.h>
#include <iostream>
#include <string_view>
#include <unistd.h>

namespace voorrang::cli {

namespace {

constexpr int kept_lines = 1000;

} // namespace

// libedit calls back with the editor only; what belongs to it is its client data.
struct LineEditor::Terminal {
    EditLine* editor = nullptr;
    History* lines = nullptr;
    std::string prompt, file;
    std::vector<std::string> words;
    bool dropped = false;

    static Terminal& of(EditLine* editor) {
        void* data = nullptr;
        ::el_get(editor, EL_CLIENTDATA, &data);
        return *static_cast<Terminal*>(data);
    }

    static const char* show_prompt(EditLine* editor) { return of(editor).prompt.c_str(); }

    static unsigned char drop_line(EditLine* editor, int) {
        of(editor).dropped = true;
        return CC_NEWLINE;
    }

    // Completes the word before the cursor as far as it is certain.
    static unsigned char complete(EditLine* editor, int) {
        const LineInfo* line = ::el_line(editor);
        const std::string_view before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
        const std::size_t blank = before.find_last_of(" \t(+-*/<>=,");
        const std::string_view begun = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
        std::optional<std::string> common;
        for (const std::string& word : of(editor).words) {
            if (!word.starts_with(begun)) continue;
            if (!common) common = word;
            std::size_t same = 0;
            while (same < common->size() && same < word.size() && (*common)[same] == word[same]) ++same;
            common->resize(same);
        }
        if (!common || common->size() <= begun.size()) return CC_REFRESH_BEEP;
        ::el_insertstr(editor, common->c_str() + begun.size());
        return CC_REFRESH;
    }
};

LineEditor::LineEditor(std::string prompt, std::string history) {
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDOUT_FILENO) == 0) return;
    std::setlocale(LC_CTYPE, ""); // how many columns a letter takes
    terminal_ = std::make_unique<Terminal>();
    Terminal& it = *terminal_;
    it.prompt = std::move(prompt);
    it.file = std::move(history);
    it.editor = ::el_init("voorrang", stdin, stdout, stderr);
    it.lines = ::history_init();
    if (it.editor == nullptr || it.lines == nullptr) {
        terminal_.reset();
        return;
    }
    HistEvent event{};
    ::history(it.lines, &event, H_SETSIZE, kept_lines);
    ::history(it.lines, &event, H_SETUNIQUE, 1);
    if (!it.file.empty()) ::history(it.lines, &event, H_LOAD, it.file.c_str());
    ::el_set(it.editor, EL_CLIENTDATA, terminal_.get());
    ::el_set(it.editor, EL_PROMPT, &Terminal::show_prompt);
    ::el_set(it.editor, EL_EDITOR, "emacs");
    ::el_set(it.editor, EL_HIST, ::history, it.lines);
    // While a line is edited Ctrl-C is a key like another; in the moment before it does nothing.
    std::signal(SIGINT, SIG_IGN);
    ::el_set(it.editor, EL_SETTY, "-d", "-isig", nullptr);
    ::el_set(it.editor, EL_ADDFN, "drop-line", "drop the line", &Terminal::drop_line);
    ::el_set(it.editor, EL_BIND, "^C", "drop-line", nullptr);
    ::el_set(it.editor, EL_ADDFN, "complete-word", "complete the word", &Terminal::complete);
    ::el_set(it.editor, EL_BIND, "^I", "complete-word", nullptr);
    ::el_set(it.editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
}

LineEditor::~LineEditor() {
    if (!terminal_) return;
    HistEvent event{};
    if (!terminal_->file.empty()) {
        std::error_code ignored;
        std::filesystem::create_directories(std::filesystem::path(terminal_->file).parent_path(), ignored);
        ::history(terminal_->lines, &event, H_SAVE, terminal_->file.c_str());
    }
    ::history_end(terminal_->lines);
    ::el_end(terminal_->editor);
}

void LineEditor::words(std::vector<std::string> words) {
    if (terminal_) terminal_->words = std::move(words);
}

std::optional<std::string> LineEditor::next() {
    if (!terminal_) {
        std::string line;
        if (!std::getline(std::cin, line)) return std::nullopt;
        return line;
    }
    int count = 0;
    terminal_->dropped = false;
    const char* read = ::el_gets(terminal_->editor, &count);
    if (terminal_->dropped) {
        std::fputs("^C\r\n", stdout);
        std::fflush(stdout);
        ::el_reset(terminal_->editor);
        return "";
    }
    if (read == nullptr || count <= 0) {
        std::fputs("\n", stdout);
        std::fflush(stdout);
        return std::nullopt;
    }
    std::string line(read, static_cast<std::size_t>(count));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    HistEvent event{};
    if (!line.empty()) ::history(terminal_->lines, &event, H_ENTER, line.c_str());
    return line;
}

} // namespace voorrang::cli
