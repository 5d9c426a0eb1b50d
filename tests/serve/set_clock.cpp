// A clock that a test can set: loaded before the C library (LD_PRELOAD), it moves the time of day by the seconds that
// stand, as eight bytes, in the file that SET_CLOCK names. Clocks that tell what has elapsed stay as they are.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h> // NOLINT: clockid_t is not in <ctime>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace {

const std::atomic<std::int64_t>* seconds_of_file() {
    const char* name = std::getenv("SET_CLOCK");
    const int descriptor = name == nullptr ? -1 : ::open(name, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    void* mapped = ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    return mapped == MAP_FAILED ? nullptr : static_cast<const std::atomic<std::int64_t>*>(mapped);
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, struct timespec* time) noexcept {
    static const std::atomic<std::int64_t>* const moved = seconds_of_file();
    const long done = ::syscall(SYS_clock_gettime, clock, time);
    if (done == 0 && clock == CLOCK_REALTIME && moved != nullptr) time->tv_sec += moved->load();
    return static_cast<int>(done);
}
