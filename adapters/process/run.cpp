#include "adapters/process/run.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace voorrang::process {

namespace {

struct Pipe {
    int read = -1, write = -1;

    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) == 0) read = ends[0], write = ends[1];
    }
    ~Pipe() { close(read), close(write); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    static void close(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
};

// False at the end.
bool take(int descriptor, std::string& into) {
    std::array<char, 65536> buffer;
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    if (size > 0) into.append(buffer.data(), static_cast<std::size_t>(size));
    return size > 0 || (size < 0 && (errno == EINTR || errno == EAGAIN));
}

// All three at once: a program that writes while it reads would else wait for us, and we for it.
void converse(Pipe& in, Pipe& out, Pipe& err, const std::string& input, Finished& finished) {
    std::size_t written = 0;
    ::fcntl(in.write, F_SETFL, O_NONBLOCK);
    while (out.read >= 0 || err.read >= 0) {
        std::array<pollfd, 3> waited{pollfd{in.write, POLLOUT, 0}, pollfd{out.read, POLLIN, 0},
                                     pollfd{err.read, POLLIN, 0}};
        if (::poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR) return;
        if (waited[0].revents != 0) {
            const ssize_t size = ::write(in.write, input.data() + written, input.size() - written);
            if (size > 0) written += static_cast<std::size_t>(size);
            const bool gone = size < 0 && errno != EAGAIN && errno != EINTR;
            if (gone || written == input.size()) Pipe::close(in.write);
        }
        if (waited[1].revents != 0 && !take(out.read, finished.out)) Pipe::close(out.read);
        if (waited[2].revents != 0 && !take(err.read, finished.err)) Pipe::close(err.read);
    }
}

} // namespace

std::optional<Finished> run(const std::vector<std::string>& command, const std::string& input) {
    Pipe in, out, err;
    if (in.read < 0 || out.read < 0 || err.read < 0) return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read, 0);
    posix_spawn_file_actions_adddup2(&actions, out.write, 1);
    posix_spawn_file_actions_adddup2(&actions, err.write, 2);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int fault = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (fault != 0) return std::nullopt;
    Pipe::close(in.read);
    Pipe::close(out.write);
    Pipe::close(err.write);
    Finished finished;
    converse(in, out, err, input, finished);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return finished;
}

} // namespace voorrang::process
