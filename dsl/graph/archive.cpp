// Whole numbers and enumerators as they lie in memory; a number of elements before texts and lists; a byte before what
// may be absent or is one of several things.
#include "dsl/graph/archive.hpp"

#include "dsl/graph/archive_fields.hpp"

#include <cstring>

namespace voorrang::graph {

namespace archive {

namespace {

template <class T>
concept Scalar = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
  public:
    static constexpr bool reads = false;

    template <class... Ts>
    void operator()(const Ts&... each) {
        (put(each), ...);
    }
    std::string take() { return std::move(bytes_); }

  private:
    void put_raw(const void* from, std::size_t size) {
        if (size > 0) bytes_.append(static_cast<const char*>(from), size);
    }
    void put_count(std::size_t count) { put(static_cast<std::uint64_t>(count)); }

    template <Scalar T>
    void put(const T& value) {
        put_raw(&value, sizeof value);
    }
    void put(const std::string& text) {
        put_count(text.size());
        bytes_ += text;
    }
    void put(const Number& number) {
        put(number.is_small());
        if (!number.is_small()) return put(to_exact_text(number));
        put(number.small_numerator());
        put(number.small_denominator());
    }
    void put(const std::bitset<8>& bits) { put(static_cast<std::uint8_t>(bits.to_ulong())); }
    template <class T>
    void put(const std::vector<T>& list) {
        put_count(list.size());
        if constexpr (Scalar<T>)
            put_raw(list.data(), list.size() * sizeof(T));
        else
            for (const T& each : list) put(each);
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <class... Ts>
    void put(const std::variant<Ts...>& value) {
        put(static_cast<std::uint8_t>(value.index()));
        std::visit([&](const auto& it) { put(it); }, value);
    }
    void put(const Value& value) { put(static_cast<const Value::variant&>(value)); }
    template <class T>
    void put(const T& record) {
        fields(*this, record);
    }

    std::string bytes_;
};

class Reader {
  public:
    static constexpr bool reads = true;

    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <class... Ts>
    void operator()(Ts&... each) {
        (get(each), ...);
    }
    bool good() const { return good_ && bytes_.empty(); }

  private:
    // Zeros once the bytes have run out.
    void get_raw(void* to, std::size_t size) {
        good_ = good_ && size <= bytes_.size();
        if (size == 0) return; // then there may be no place to read to either
        if (!good_) {
            std::memset(to, 0, size);
            return;
        }
        std::memcpy(to, bytes_.data(), size);
        bytes_.remove_prefix(size);
    }
    // Each element takes a byte at least, so that a count can't ask for more than there may be.
    std::size_t get_count(std::size_t element = 1) {
        std::uint64_t count = 0;
        get(count);
        good_ = good_ && count <= bytes_.size() / element;
        return good_ ? static_cast<std::size_t>(count) : 0;
    }

    template <Scalar T>
    void get(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t byte = 0;
            get(byte);
            good_ = good_ && byte <= 1;
            value = good_ && byte == 1;
        } else {
            get_raw(&value, sizeof value);
        }
    }
    void get(std::string& text) {
        text.resize(get_count());
        get_raw(text.data(), text.size());
    }
    void get(Number& number) {
        bool small = false;
        get(small);
        if (small) {
            std::int64_t numerator = 0, denominator = 1;
            get(numerator);
            get(denominator);
            good_ = good_ && denominator > 0;
            if (good_) number = Number::fraction(numerator, denominator);
            return;
        }
        std::string text;
        get(text);
        const auto read = parse_exact(text);
        good_ = good_ && read.has_value();
        if (good_) number = *read;
    }
    void get(std::bitset<8>& bits) {
        std::uint8_t byte = 0;
        get(byte);
        bits = byte;
    }
    template <class T>
    void get(std::vector<T>& list) {
        if constexpr (Scalar<T>) {
            list.resize(get_count(sizeof(T)));
            get_raw(list.data(), list.size() * sizeof(T));
            return;
        }
        const std::size_t count = get_count();
        list.clear();
        for (std::size_t i = 0; i < count && good_; ++i) get(list.emplace_back());
    }
    template <class T>
    void get(std::optional<T>& value) {
        bool there = false;
        get(there);
        value.reset();
        if (there) get(value.emplace(T{}));
    }
    template <class... Ts>
    void get(std::variant<Ts...>& value) {
        std::uint8_t index = 0;
        get(index);
        good_ = good_ && index < sizeof...(Ts);
        std::uint8_t at = 0;
        if (good_) (void)((at++ == index && (get(value.template emplace<Ts>()), true)) || ...);
    }
    // Lists in lists are cut off before they take up the stack.
    void get(Value& value) {
        good_ = good_ && depth_ < 64;
        ++depth_;
        if (good_) get(static_cast<Value::variant&>(value));
        --depth_;
    }
    template <class T>
    void get(T& record) {
        fields(*this, record);
    }

    std::string_view bytes_;
    bool good_ = true;
    unsigned depth_ = 0;
};

} // namespace

} // namespace archive

std::string to_bytes(const Graph& decisions, const Measures& measures) {
    archive::Writer writer;
    writer(decisions, measures);
    return writer.take();
}

std::optional<Graphs> from_bytes(std::string_view bytes) {
    std::optional<Graphs> graphs(std::in_place);
    archive::Reader reader(bytes);
    reader(graphs->decisions, graphs->measures);
    if (!reader.good()) graphs.reset();
    return graphs;
}

} // namespace voorrang::graph
