// Figures for Prometheus, to be counted from any thread without a lock and read as text.
//
//   Family<Counter>& refused = registry.counters("voorrang_http_refused_total", "Requests refused.", {"limit"});
//   refused.with({"body"}).add();
//
// Label values must come from a small closed set (patterns of routes, methods, names of limits), never from a client.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::http {

class Counter {
  public:
    void add(std::uint64_t by = 1) { value_.fetch_add(by, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_{0};
};

class Gauge {
  public:
    void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
    void add(std::int64_t by) { value_.fetch_add(by, std::memory_order_relaxed); }
    std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::int64_t> value_{0};
};

class Histogram {
  public:
    // Upper bounds of the buckets, rising; +Inf is added. The default is for durations in seconds.
    explicit Histogram(std::vector<double> bounds = duration_bounds());

    static std::vector<double> duration_bounds(); // 0.001 … 10

    void observe(double value);
    std::uint64_t count() const;

  private:
    friend class Registry;
    std::vector<double> bounds_;
    std::unique_ptr<std::atomic<std::uint64_t>[]> buckets_; // one more than bounds
    std::atomic<double> sum_{0};
};

// All counters (gauges, histograms) of one name, by the values of their labels.
template <class Kind>
class Family {
  public:
    // Made when first asked for. The reference stays good as long as the registry does. As many values as names.
    Kind& with(const std::vector<std::string>& values = {});

  private:
    friend class Registry;
    Family(std::string name, std::string help, std::vector<std::string> labels, std::vector<double> bounds)
        : name_(std::move(name)), help_(std::move(help)), labels_(std::move(labels)), bounds_(std::move(bounds)) {}

    std::string name_;
    std::string help_;
    std::vector<std::string> labels_;
    std::vector<double> bounds_;
    mutable std::mutex mutex_;
    std::map<std::vector<std::string>, std::unique_ptr<Kind>> members_;
};

class Registry {
  public:
    Registry();
    ~Registry();
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;

    // The family of that name; made if there is none. A name that has another kind or other labels, or is not
    // well-formed, is a mistake of a programmer: std::logic_error.
    Family<Counter>& counters(std::string_view name, std::string_view help, std::vector<std::string> labels = {});
    Family<Gauge>& gauges(std::string_view name, std::string_view help, std::vector<std::string> labels = {});
    Family<Histogram>& histograms(std::string_view name, std::string_view help, std::vector<std::string> labels = {},
                                  std::vector<double> bounds = Histogram::duration_bounds());

    // All of it in the text exposition format 0.0.4, by name.
    std::string text() const;
    static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

  private:
    struct Entry;
    template <class Kind>
    Family<Kind>& family(std::string_view name, std::string_view help, std::vector<std::string> labels,
                         std::vector<double> bounds);
    template <class Kind>
    static void append_family(std::string& out, const Family<Kind>& family);
    static void append_member(std::string& out, std::string_view name, const std::vector<std::string>& labels,
                              const std::vector<std::string>& values, const Histogram& histogram);

    mutable std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
};

} // namespace voorrang::http
