#include "adapters/sheet/zip_file.hpp"

#include "adapters/sheet/grid.hpp"
#include "adapters/xml/read.hpp"

#include <zip.h>

#include <array>
#include <istream>
#include <streambuf>

namespace voorrang::sheet {

namespace {

// Those of Office Open XML in its two forms, transitional and strict: for what is read of them they are the same.
constexpr std::array<xml::Namespace, 6> namespaces{{
    {"", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
    {"", "http://purl.oclc.org/ooxml/spreadsheetml/main"},
    {"", "http://schemas.openxmlformats.org/package/2006/relationships"},
    {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"r", "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {"xml", "http://www.w3.org/XML/1998/namespace"},
}};

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* part) const { zip_fclose(part); }
};

// A part as it is unpacked.
class PartBuffer final : public std::streambuf {
  public:
    explicit PartBuffer(zip_file_t* part) : part_(part) {}
    bool failed() const { return failed_; }

  protected:
    int_type underflow() override {
        const zip_int64_t read = failed_ ? -1 : zip_fread(part_, buffer_.data(), buffer_.size());
        failed_ = read < 0;
        if (read <= 0) return traits_type::eof();
        setg(buffer_.data(), buffer_.data(), buffer_.data() + read);
        return traits_type::to_int_type(*gptr());
    }

  private:
    zip_file_t* part_;
    std::array<char, 16 << 10> buffer_{};
    bool failed_ = false;
};

} // namespace

struct ZipFile::State {
    std::string file;
    std::unique_ptr<zip_t, Discard> archive;
};

ZipFile::ZipFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile::~ZipFile() = default;

Result<ZipFile> ZipFile::open(std::string_view bytes, const std::string& file) {
    const auto damaged = [&] {
        return wrong(Code::bad_sheet, "this begins as XLSX does, and is none", file,
                     "was the file copied or downloaded whole?");
    };
    zip_error_t error{};
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return damaged();
    zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        zip_source_free(source);
        return damaged();
    }
    auto state = std::make_unique<State>();
    state->file = file;
    state->archive.reset(archive);
    return ZipFile(std::move(state));
}

bool ZipFile::has(const std::string& part) const {
    return zip_name_locate(state_->archive.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<xml::Tree> ZipFile::read(const std::string& part) const {
    const auto refuse = [&](const std::string& why, const std::string& help) {
        return wrong(Code::bad_sheet, "the part " + part + " of the workbook can't be read: " + why, state_->file,
                     help);
    };
    const zip_int64_t index = zip_name_locate(state_->archive.get(), part.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return refuse("it is not there", "was the file copied or downloaded whole?");
    const std::unique_ptr<zip_file_t, Close> opened(
        zip_fopen_index(state_->archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (!opened) return refuse("it can't be unpacked", "open the file in a spreadsheet program and save it as XLSX");
    PartBuffer buffer(opened.get());
    std::istream stream(&buffer);
    Result<xml::Tree> tree = xml::read("", stream, part, namespaces, {}, xml::Space::part);
    if (buffer.failed()) return refuse("it can't be unpacked", "was the file copied or downloaded whole?");
    if (!tree) return refuse(tree.error().message, "open the file in a spreadsheet program and save it as XLSX");
    return tree;
}

} // namespace voorrang::sheet
