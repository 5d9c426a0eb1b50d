#include "adapters/serve/serve.hpp"

#include "adapters/api/endpoints.hpp"
#include "adapters/audit/keys.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/auth/users.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/files/rule_files.hpp"
#include "adapters/serve/chores.hpp"
#include "adapters/serve/inbox.hpp"
#include "adapters/serve/master_key.hpp"
#include "adapters/serve/messenger.hpp"
#include "adapters/serve/policies.hpp"
#include "adapters/serve/scheduler.hpp"
#include "adapters/service/journal.hpp"
#include "adapters/sqlite_store/store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <csignal>
#include <thread>

namespace voorrang::serve {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

// What the files below a folder are, to notice that one has changed.
std::string state_of(const std::string& folder) {
    std::string state;
    const Result<std::vector<std::string>> files = files::rule_files({folder});
    if (!files) return state;
    std::error_code failed;
    for (const std::string& file : *files)
        state += file + ' ' + std::to_string(fs::last_write_time(file, failed).time_since_epoch().count()) + ' ' +
                 std::to_string(fs::file_size(file, failed)) + '\n';
    return state;
}

class Service {
  public:
    Service(const Options& options, std::shared_ptr<spdlog::logger> log, std::shared_ptr<spdlog::logger> access_log)
        : options_(options), log_(std::move(log)), access_log_(std::move(access_log)) {}

    Result<void> run(const std::function<void(const Started&)>& started);

  private:
    Result<void> prepare(Started& told);
    bool is_large() const;
    void look_for_damage(const std::stop_token& stop);
    Result<void> start_server();
    Result<std::string> reload(store::Writer& writer, const service::Act& act);
    void reload_by_itself(std::string_view why);
    Result<std::string> back_up();
    asio::awaitable<Result<std::string>> fetch_keys();
    asio::awaitable<void> refresh_keys(jwt::KeyCache::Why why);
    asio::awaitable<void> heed_signals();
    asio::awaitable<void> look_after_files();
    std::optional<api::Oidc> oidc();

    const Options& options_;
    std::shared_ptr<spdlog::logger> log_, access_log_;
    std::unique_ptr<sqlite_store::SqliteStore> store_;
    std::jthread checker_; // of a large database
    std::optional<seal::MasterKey> key_;
    std::optional<note::SecretKey> signing_key_;
    std::optional<api::EntryNames> entries_;
    service::Clock clock_;
    service::Shelf shelf_;
    std::shared_ptr<http::Registry> metrics_ = std::make_shared<http::Registry>();
    api::LogSignal signal_;
    std::optional<service::Tenders> tenders_;
    std::unique_ptr<service::WriteQueue> queue_;
    std::unique_ptr<asio::thread_pool> pool_;
    std::shared_ptr<jwt::KeyCache> keys_ = std::make_shared<jwt::KeyCache>("the keys of the identity provider");
    std::optional<http::Client> client_;
    std::unique_ptr<api::Host> host_;
    std::optional<http::Router> router_;
    std::optional<Chores> chores_;
    std::unique_ptr<Scheduler> scheduler_;
    std::unique_ptr<Inbox> inbox_;
    asio::io_context io_, background_;
    std::optional<asio::signal_set> signals_;
    std::optional<http::Server> server_;
};

std::optional<api::Oidc> Service::oidc() {
    if (!options_.oidc) return std::nullopt;
    return api::Oidc{options_.oidc->rules, keys_, [this] { return fetch_keys(); }};
}

asio::awaitable<Result<std::string>> Service::fetch_keys() {
    const std::string& from = options_.oidc->keys;
    if (!from.starts_with("http:") && !from.starts_with("https:")) {
        auto text = files::read_text(from, from);
        if (const auto* failure = std::get_if<files::ReadFailure>(&text))
            co_return Diagnostic{Code::file_not_found, failure->message, std::nullopt, from, {}, failure->help};
        co_return std::get<std::string>(text);
    }
    const Result<http::Url> url = http::read_url(from);
    if (!url) co_return url.error();
    // By name: GCC 12 destroys twice what a temporary in a co_await holds (GCC bug 99576).
    http::Call asked{http::Method::get, *url, {}, ""};
    const Result<http::Reply> reply = co_await client_->send(std::move(asked));
    if (!reply) co_return reply.error();
    if (reply->status != 200)
        co_return Diagnostic{Code::bad_key_set,
                             "the keys can't be had: the answer was " + std::to_string(reply->status),
                             std::nullopt,
                             from,
                             {},
                             ""};
    co_return reply->body;
}

// Whether looking for damage takes too long to be waited for.
bool Service::is_large() const {
    std::error_code ignored;
    return fs::file_size(options_.data, ignored) > options_.check_before;
}

void Service::look_for_damage(const std::stop_token& stop) {
    const Result<void> checked = store_->check(stop);
    if (stop.stop_requested()) return;
    if (checked)
        log_->info("the database was checked: no damage");
    else
        log_->error("{}", checked.error().message);
}

Result<void> Service::prepare(Started& told) {
    if (std::error_code ignored; !options_.backups.empty() && !fs::is_directory(options_.backups, ignored))
        return Diagnostic{
            Code::file_not_found, "the place for backups is no folder", std::nullopt, options_.backups, {},
            "make it first"};
    Result<std::unique_ptr<sqlite_store::SqliteStore>> store = sqlite_store::SqliteStore::open(options_.data);
    if (!store) return store.error();
    store_ = std::move(*store);
    if (!is_large())
        if (const Result<void> whole = store_->check(); !whole) return whole;
    Result<seal::MasterKey> key = master_key(options_.key.empty() ? options_.data + ".key" : options_.key, *store_);
    if (!key) return key.error();
    key_.emplace(std::move(*key));
    entries_.emplace(*key_);
    std::optional<audit::KeyInUse> signing;
    const Result<void> read = store_->read([&](store::Reader& reader) -> Result<void> {
        const Result<std::optional<Time>> last = reader.last_moment();
        if (!last) return last.error();
        if (*last) clock_.keep_after(**last);
        Result<audit::KeyInUse> used = audit::key_in_use(
            reader, options_.signing_key.empty() ? audit::key_file_of(options_.data) : options_.signing_key,
            options_.log_name);
        if (!used) return used.error();
        signing.emplace(std::move(*used));
        return {};
    });
    if (!read) return read.error();
    signing_key_.emplace(std::move(signing->key));
    if (const auto behind = clock_.behind(); behind.count() > 0)
        log_->warn("the clock of this machine is {} seconds behind the last entry of the log; until it has caught up, "
                   "time stands still",
                   std::chrono::duration_cast<std::chrono::seconds>(behind).count());

    Result<std::vector<service::PolicyPtr>> policies =
        read_policies(options_.policies, options_.packages, clock_.now());
    if (!policies) return policies.error();
    tenders_.emplace(shelf_, *key_);
    const service::Act act{"", "", {}, clock_.now()};
    const Result<void> written = store_->write([&](store::Writer& writer) -> Result<void> {
        const Result<std::vector<store::Policy>> in_force_before = last_in_force(writer);
        if (!in_force_before) return in_force_before.error();
        const Result<Reloaded> recorded = record_policies(writer, *in_force_before, *policies, act);
        if (!recorded) return recorded.error();
        const Result<std::optional<auth::MadeToken>> admin = auth::make_first_admin(writer, act.at);
        if (!admin) return admin.error();
        if (*admin) told.admin_token = (*admin)->text;
        if (!signing->logged)
            if (const Result<void> logged = audit::log_key(writer, signing_key_->open(), act.at); !logged)
                return logged;
        service::Journal journal(writer, act);
        const auto entry = journal.add("service.started", "",
                                       [&](report::JsonWriter& json) { json.member("program", options_.program); });
        if (!entry) return entry.error();
        return audit::publish(writer, *signing_key_, act.at);
    });
    if (!written) return written.error();
    shelf_.put_in_force(std::move(*policies));
    return {};
}

Result<void> Service::start_server() {
    http::ClientOptions client;
    client.ca_file = options_.ca_file;
    Result<http::Client> made = http::Client::make(client);
    if (!made) return made.error();
    client_.emplace(std::move(*made));
    client.reach = options_.webhooks_anywhere ? http::Reach::anywhere : http::Reach::public_only;
    client.total = std::chrono::seconds(5);
    Result<http::Client> outward = http::Client::make(client);
    if (!outward) return outward.error();

    http::Histogram& groups =
        metrics_
            ->histograms("voorrang_write_group_jobs", "Jobs that were written to the disk together.", {},
                         {1, 2, 4, 8, 16, 32, 64, 128, 256})
            .with();
    constexpr std::size_t most_waiting = 1024;
    queue_ = std::make_unique<service::WriteQueue>(
        *store_, most_waiting, [&groups](std::size_t jobs) { groups.observe(static_cast<double>(jobs)); });
    const unsigned threads =
        options_.threads > 0 ? options_.threads : std::max(2U, std::thread::hardware_concurrency());
    pool_ = std::make_unique<asio::thread_pool>(threads);
    api::Parts parts{*store_, *queue_,   shelf_, *tenders_, clock_, signal_, *entries_,
                     *pool_,  *metrics_, log_,   oidc(),    {},     {},      {}};
    parts.reload = [this](store::Writer& writer, const service::Act& act) { return reload(writer, act); };
    parts.back_up = [this] { return back_up(); };
    parts.damaged = [this] { return store_->damaged(); };
    host_ = std::make_unique<api::Host>(std::move(parts));
    router_.emplace(api::make_router(*host_));

    http::ServerOptions options;
    options.listen = options_.listen;
    options.tls = options_.tls;
    options.limits = options_.limits;
    options.metrics = metrics_;
    options.access_log = access_log_;
    options.log = log_;
    Result<http::Server> server = http::Server::start(
        io_, std::move(options), [this](http::Request& request) { return router_->handle(request); });
    if (!server) return server.error();
    server_.emplace(std::move(*server));
    if (is_large()) checker_ = std::jthread([this](const std::stop_token& stop) { look_for_damage(stop); });
    scheduler_ = std::make_unique<Scheduler>(*store_, *queue_, *tenders_, clock_, *log_, [this] { signal_.notify(); });
    if (!options_.inbox.empty()) {
        Result<std::unique_ptr<Inbox>> inbox = Inbox::open({options_.inbox, options_.inbox_policy, ""}, *queue_,
                                                           *tenders_, clock_, *log_, [this] { signal_.notify(); });
        if (!inbox) return inbox.error();
        inbox_ = std::move(*inbox);
    }
    asio::co_spawn(
        background_,
        [messenger = std::make_shared<Messenger>(host_->parts(), std::move(*outward))]() -> asio::awaitable<void> {
            co_await messenger->run();
        },
        asio::detached);
    chores_.emplace(Chores{*store_, *queue_, clock_, shelf_, *metrics_, *log_, *signing_key_});
    asio::co_spawn(background_, look_after_files(), asio::detached);
    asio::co_spawn(background_, chores_->forget_requests(), asio::detached);
    asio::co_spawn(background_, chores_->publish_checkpoints(options_.checkpoint_every), asio::detached);
    return {};
}

Result<std::string> Service::reload(store::Writer& writer, const service::Act& act) {
    Result<std::vector<service::PolicyPtr>> policies = read_policies(options_.policies, options_.packages, act.at);
    if (!policies) return policies.error();
    std::vector<store::Policy> before;
    for (const service::PolicyPtr& policy : shelf_.in_force()) before.push_back(policy->row);
    const Result<Reloaded> recorded = record_policies(writer, before, *policies, act);
    if (!recorded) return recorded.error();
    shelf_.put_in_force(std::move(*policies));
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("inForce").texts(recorded->in_force).key("outOfForce").texts(recorded->out_of_force);
    json.key("unchanged").integer(recorded->unchanged).end_object();
    return json.take();
}

void Service::reload_by_itself(std::string_view why) {
    std::string told;
    const Result<void> done = queue_->run([&](store::Writer& writer) -> Result<void> {
        Result<std::string> reloaded = reload(writer, {"", "", {}, clock_.now()});
        if (!reloaded) return reloaded.error();
        told = std::move(*reloaded);
        return {};
    });
    if (done) {
        log_->info("policies read anew ({}): {}", why, told);
        return;
    }
    log_->error("policies not read anew ({}), those before stay in force: {}: {}", why, done.error().place,
                done.error().message);
    const Result<void> logged = queue_->run([&](store::Writer& writer) -> Result<void> {
        const service::Act act{"", "", {}, clock_.now()};
        service::Journal journal(writer, act);
        const auto entry = journal.add("policy.refused", "", [&](report::JsonWriter& json) {
            json.member("code", code_text(done.error().code))
                .member("message", done.error().message)
                .member("place", done.error().place);
        });
        if (!entry) return entry.error();
        return {};
    });
    if (!logged) log_->error("that can't be logged: {}", logged.error().message);
}

Result<std::string> Service::back_up() {
    if (options_.backups.empty())
        return Diagnostic{Code::not_now,
                          "the service was started without a folder for backups",
                          std::nullopt,
                          "",
                          {},
                          "start it with --backups FOLDER"};
    std::string name = to_text(clock_.now());
    std::erase_if(name, [](char c) { return c == ':' || c == '-' || c == '.'; });
    const std::string file = (fs::path(options_.backups) / ("voorrang-" + name + ".db")).string();
    if (const Result<void> done = store_->back_up(file); !done) return done.error();
    log_->info("backup written: {}", file);
    return file;
}

asio::awaitable<void> Service::refresh_keys(jwt::KeyCache::Why why) {
    if (!options_.oidc || !keys_->begin_refresh(clock_.now(), why)) co_return;
    if (const Result<void> fetched = keys_->end_refresh(co_await fetch_keys()); !fetched)
        log_->error("keys of the identity provider, those before stay in use: {}", fetched.error().message);
}

asio::awaitable<void> Service::look_after_files() {
    asio::steady_timer timer(background_);
    std::string state = state_of(options_.policies);
    while (true) {
        timer.expires_after(std::chrono::seconds(2));
        co_await timer.async_wait(asio::use_awaitable);
        chores_->count();
        co_await refresh_keys(jwt::KeyCache::Why::age);
        if (!options_.watch) continue;
        std::string now = state_of(options_.policies);
        if (now == state) continue;
        // An editor or a checkout is still at it: wait until nothing changes any more.
        timer.expires_after(std::chrono::milliseconds(500));
        co_await timer.async_wait(asio::use_awaitable);
        if (state_of(options_.policies) != now) continue;
        state = std::move(now);
        reload_by_itself("a file has changed");
    }
}

asio::awaitable<void> Service::heed_signals() {
    while (true) {
        const int signal = co_await signals_->async_wait(asio::use_awaitable);
        if (signal == SIGHUP) {
            log_->info("SIGHUP: policies, certificate and keys are read anew");
            asio::post(background_, [this] { reload_by_itself("SIGHUP"); });
            asio::co_spawn(background_, refresh_keys(jwt::KeyCache::Why::told), asio::detached);
            if (options_.tls)
                if (const Result<void> done = server_->reload_tls(); !done)
                    log_->error("the certificate stays as it was: {}", done.error().message);
            continue;
        }
        log_->info("stopping: no new requests; those at work have {} seconds", options_.grace.count());
        const http::Stopped stopped = co_await server_->stop(options_.grace);
        log_->info("stopped: {} requests finished, {} cut off", stopped.finished, stopped.cut_off);
        io_.stop();
        co_return;
    }
}

Result<void> Service::run(const std::function<void(const Started&)>& started) {
    Started told;
    if (const Result<void> prepared = prepare(told); !prepared) return prepared;
    signals_.emplace(io_, SIGTERM, SIGINT, SIGHUP);
    if (const Result<void> ready = start_server(); !ready) return ready;
    asio::co_spawn(io_, heed_signals(), asio::detached);
    told.listening = server_->listening();
    started(told);
    std::thread background([this] { background_.run(); });
    std::vector<std::thread> others;
    const unsigned threads =
        options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < threads; ++i) others.emplace_back([this] { io_.run(); });
    io_.run();
    for (std::thread& other : others) other.join();
    background_.stop();
    background.join();
    inbox_.reset();
    scheduler_.reset();
    checker_ = {};
    const Result<void> logged = queue_->run([&](store::Writer& writer) -> Result<void> {
        const service::Act act{"", "", {}, clock_.now()};
        service::Journal journal(writer, act);
        const auto entry = journal.add("service.stopped", "", [](report::JsonWriter&) {});
        if (!entry) return entry.error();
        return audit::publish(writer, *signing_key_, act.at);
    });
    pool_->join();
    queue_.reset();
    return logged;
}

} // namespace

Result<void> serve(const Options& options, const std::shared_ptr<spdlog::logger>& log,
                   const std::shared_ptr<spdlog::logger>& access_log,
                   const std::function<void(const Started&)>& started) {
    return Service(options, log, access_log).run(started);
}

} // namespace voorrang::serve
