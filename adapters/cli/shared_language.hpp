// The language of what concerns several files: theirs, if they share one.
#pragma once

#include "dsl/phrases/language.hpp"

#include <optional>

namespace voorrang::cli {

class SharedLanguage {
  public:
    void add(std::optional<Language> of_file) {
        differ_ = differ_ || (any_ && language_ != of_file);
        any_ = true;
        language_ = of_file;
    }
    std::optional<Language> get() const { return differ_ ? std::nullopt : language_; }

  private:
    std::optional<Language> language_;
    bool any_ = false;
    bool differ_ = false;
};

} // namespace voorrang::cli
