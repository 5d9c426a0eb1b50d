#include "adapters/package/archive.hpp"

#include "dsl/diagnostics/quote.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace voorrang::package {

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Free>;

constexpr zip_uint16_t first_of_january_1980 = 0x21; // ZIP knows no earlier day
constexpr zip_uint32_t unix_file = 0100644U << 16;
constexpr zip_uint32_t unix_kind = 0170000U << 16;
constexpr zip_uint32_t unix_plain = 0100000U << 16;

// Only where memory is out: what is written is in our hands.
void must(bool well) {
    if (!well) throw std::runtime_error("libzip can't write");
}

void add(zip_t& archive, const std::string& name, const std::string& bytes) {
    zip_source_t* const source = zip_source_buffer(&archive, bytes.data(), bytes.size(), 0);
    must(source != nullptr);
    const zip_int64_t added = zip_file_add(&archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (added < 0) zip_source_free(source);
    must(added >= 0);
    const auto index = static_cast<zip_uint64_t>(added);
    must(zip_set_file_compression(&archive, index, ZIP_CM_STORE, 0) == 0);
    must(zip_file_set_dostime(&archive, index, 0, first_of_january_1980, 0) == 0);
    must(zip_file_set_external_attributes(&archive, index, 0, ZIP_OPSYS_UNIX, unix_file) == 0);
}

std::string all_of(zip_source_t& source) {
    zip_stat_t stat{};
    must(zip_source_stat(&source, &stat) == 0 && zip_source_open(&source) == 0);
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(&source, bytes.data(), bytes.size());
    zip_source_close(&source);
    must(read == static_cast<zip_int64_t>(bytes.size()));
    return bytes;
}

Diagnostic refused(const std::string& shown, std::string message) {
    return {Code::file_not_found, std::move(message), std::nullopt, shown, {}, "get it anew from who published it"};
}

bool is_plain(zip_t& archive, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(&archive, index, 0, &system, &attributes) != 0) return false;
    const zip_uint32_t kind = attributes & unix_kind;
    return system != ZIP_OPSYS_UNIX || kind == 0 || kind == unix_plain;
}

} // namespace

std::string write_archive(const Members& members) {
    zip_error_t error{};
    const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    must(source != nullptr);
    zip_source_keep(source.get()); // the archive takes one of the two
    Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
    if (archive == nullptr) zip_source_free(source.get());
    must(archive != nullptr);
    for (const auto& [name, bytes] : members) add(*archive, name, bytes);
    must(zip_close(archive.get()) == 0);
    archive.release();
    return all_of(*source);
}

Result<Members> read_archive(std::string_view bytes, const std::string& shown) {
    if (bytes.size() > most_archive_bytes)
        return refused(shown, "an archive of more than " + std::to_string(most_archive_bytes >> 20) + " MiB");
    zip_error_t error{};
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    if (source == nullptr) return refused(shown, "this is no archive of a package");
    const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
    zip_error_fini(&error);
    if (archive == nullptr) return refused(shown, "this is no archive of a package");
    source.release();
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count <= 0) return refused(shown, "this is no archive of a package"); // nor is a file with nothing in it
    if (static_cast<std::size_t>(count) > most_members)
        return refused(shown, "an archive of more than " + std::to_string(most_members) + " files");
    Members members;
    std::size_t total = 0;
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
        const char* const raw = zip_get_name(archive.get(), index, ZIP_FL_ENC_RAW);
        const std::string name = raw == nullptr ? "" : raw;
        const auto bad = [&](const std::string& why) {
            return refused(shown, "the file " + in_ticks(printable(name)) + " of the archive " + why);
        };
        zip_stat_t stat{};
        constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
        if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || (stat.valid & needed) != needed)
            return bad("can't be read");
        if (stat.encryption_method != ZIP_EM_NONE) return bad("is encrypted");
        if (stat.comp_method != ZIP_CM_STORE) return bad("is compressed, as `voorrang package publish` never does");
        if (!is_plain(*archive, index)) return bad("is a link, or something else than a plain file");
        // Members that overlap would come to more than there is.
        if (stat.size > bytes.size() || (total += stat.size) > bytes.size()) return bad("is larger than the archive");
        const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive.get(), index, 0));
        std::string content(stat.size, '\0');
        if (!file || zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size()))
            return bad("can't be read");
        if (!members.emplace(name, std::move(content)).second) return bad("stands in it twice");
    }
    return members;
}

} // namespace voorrang::package
