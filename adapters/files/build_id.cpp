#include "adapters/files/build_id.hpp"

#include <elf.h>
#include <link.h>

#include <cstring>

namespace voorrang::files {

namespace {

// A note is the lengths of its name and its contents, its type, and both, each up to a multiple of four bytes.
bool find_in_notes(const char* at, std::size_t size, std::string& id) {
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof note);
        const std::size_t name = (note.n_namesz + 3U) & ~3U, contents = (note.n_descsz + 3U) & ~3U;
        if (sizeof note + name + contents > size) return false;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(at + sizeof note, "GNU", 4) == 0) {
            id.assign(at + sizeof note + name, note.n_descsz);
            return true;
        }
        at += sizeof note + name + contents;
        size -= sizeof note + name + contents;
    }
    return false;
}

// The first object is the program itself.
int look_at(dl_phdr_info* info, std::size_t, void* id) {
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const auto& header = info->dlpi_phdr[i];
        if (header.p_type == PT_NOTE && find_in_notes(reinterpret_cast<const char*>(info->dlpi_addr + header.p_vaddr),
                                                      header.p_memsz, *static_cast<std::string*>(id)))
            break;
    }
    return 1;
}

} // namespace

std::string build_id() {
    std::string id;
    dl_iterate_phdr(look_at, &id);
    return id;
}

} // namespace voorrang::files
