// Inputs far larger than memory should ever hold.
#include "adapters/json/limits.hpp"
#include "adapters/ocds/load.hpp"
#include "tests/facts/sample_schema.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <functional>

namespace voorrang::ocds {

namespace {

// Makes a text while it is read: a head, one part many times, a tail.
class Generated final : public std::streambuf {
  public:
    Generated(std::string head, std::function<std::string(std::size_t)> part, std::size_t count, std::string tail)
        : part_(std::move(part)), count_(count), tail_(std::move(tail)), piece_(std::move(head)) {
        setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
    }

  protected:
    int_type underflow() override {
        if (next_ > count_) return traits_type::eof();
        piece_ = next_ < count_ ? part_(next_) : tail_;
        ++next_;
        if (piece_.empty()) return underflow();
        setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
        return traits_type::to_int_type(piece_.front());
    }

  private:
    std::function<std::string(std::size_t)> part_;
    std::size_t count_;
    std::string tail_;
    std::string piece_;
    std::size_t next_ = 0;
};

std::string release(std::size_t number) {
    const std::string id = std::to_string(number);
    return R"({"ocid":"ocds-)" + id + R"(","tender":{"title":"Tender )" + id + R"(","value":{"amount":)" + id +
           R"(.25,"currency":"EUR"}},"parties":[{"id":"p1","roles":["tenderer"],"name":"One"}],)" +
           R"("bids":{"details":[{"id":"b1","value":{"amount":99.5,"currency":"EUR"},"tenderers":[{"id":"p1"}]}]}})";
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

struct Totals {
    std::size_t cases = 0;
    std::size_t memory = 0; // the most that the reader's buffer took
};

// Reads all, and loads some of them in batches as a run would.
Totals read_all(std::streambuf& text) {
    const graph::SampleSchema s;
    const std::vector<std::string> constants{};
    engine::FactsBuilder builder(s.schema, constants);
    const Loader loader(s.schema);
    std::istream input(&text);
    CaseReader reader(input, "big.json");
    Totals totals;
    while (true) {
        auto read = reader.next();
        EXPECT_FALSE(read.has_error()) << told(read.error());
        if (read.has_error() || !*read) return totals;
        if (totals.cases++ % 16 == 0) {
            const auto loaded = loader.load(**read, builder);
            EXPECT_FALSE(loaded.has_error()) << told(loaded.error());
        }
        totals.memory = std::max(totals.memory, reader.memory());
        if (builder.cases() == 256) builder.finish();
    }
}

// AddressSanitizer does, to catch its use.
#ifdef __has_feature // clang's way of telling
constexpr bool keeps_what_is_freed = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__) // GCC's
constexpr bool keeps_what_is_freed = true;
#else
constexpr bool keeps_what_is_freed = false;
#endif

} // namespace

TEST(Stream, APackageOf200000ReleasesTakesLittleMemory) {
    constexpr std::size_t count = 200'000;
    const long before = peak_kilobytes();
    Generated text(R"({"uri":"x","releases":[)", [](std::size_t i) { return (i > 0 ? "," : "") + release(i); }, count,
                   R"(],"version":"1.1"})");
    const Totals totals = read_all(text);
    EXPECT_EQ(totals.cases, count);
    EXPECT_LE(totals.memory, 16 * json::chunk_bytes);
    if (!keeps_what_is_freed) {
        EXPECT_LE(peak_kilobytes() - before, 30 * 1024);
    }
}

TEST(Stream, SoDoLines) {
    constexpr std::size_t count = 20'000;
    Generated text(
        "", [](std::size_t i) { return release(i) + "\n"; }, count, "");
    const Totals totals = read_all(text);
    EXPECT_EQ(totals.cases, count);
    EXPECT_LE(totals.memory, 16 * json::chunk_bytes);
}

TEST(Stream, OneReleaseIsLimited) {
    Generated text(R"({"releases":[{"ocid":"a"},{"ocid":"b","x":[0)",
                   [](std::size_t) { return std::string(1 << 20, ' '); }, 100, "]}]}");
    std::istream input(&text);
    CaseReader reader(input, "big.json");
    EXPECT_EQ((*reader.next())->ocid, "a");
    EXPECT_EQ(brief(reader.next().error()), "big.json:1:27 V502 a document of more than 64 MiB");
    EXPECT_FALSE(*reader.next());
}

TEST(Stream, TheRoomOfALargeReleaseIsGivenBack) {
    Generated text(R"([{"ocid":"a","x":[0)", [](std::size_t) { return std::string(1 << 20, ' '); }, 20,
                   "]}" + std::string(4 << 20, ' ') + R"(,{"ocid":"b"}])");
    std::istream input(&text);
    CaseReader reader(input, "big.json");
    EXPECT_EQ((*reader.next())->ocid, "a");
    EXPECT_EQ((*reader.next())->ocid, "b");
    EXPECT_LE(reader.memory(), 16 * json::chunk_bytes);
}

// What has arrived through a pipe is handed over without waiting for more.
TEST(Stream, LinesOfTheStandardInputAreNotHeldBack) {
    std::size_t asked = 0;
    Generated text(
        "", [&asked](std::size_t i) { return ++asked, release(i) + "\n"; }, 3, "");
    std::istream input(&text);
    CaseReader reader(input, "-");
    for (std::size_t i = 1; i <= 3; ++i) {
        const auto read = reader.next();
        EXPECT_EQ((*read)->place, "-:" + std::to_string(i));
        EXPECT_EQ(asked, i);
    }
}

} // namespace voorrang::ocds
