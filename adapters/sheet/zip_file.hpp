// A ZIP file in memory whose parts are XML, by libzip.
#pragma once

#include "adapters/xml/tree.hpp"
#include "dsl/diagnostics/result.hpp"

#include <memory>

namespace voorrang::sheet {

class ZipFile {
  public:
    // V540. `bytes` must outlive it.
    static Result<ZipFile> open(std::string_view bytes, const std::string& file);
    ZipFile(ZipFile&&) noexcept;
    ~ZipFile();

    bool has(const std::string& part) const;
    // As it is unpacked, read: of a part that unpacks to more than the bounds of adapters/xml allow, no more than these
    // is in memory. Elements are named without their namespaces. V540.
    Result<xml::Tree> read(const std::string& part) const;

  private:
    struct State;
    explicit ZipFile(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace voorrang::sheet
