#include "adapters/service/loaders.hpp"

namespace voorrang::service {

Result<engine::Facts> Loaders::read(const ocds::Case& document) {
    std::unique_ptr<engine::FactsBuilder> builder = take();
    const Result<void> loaded = loader_.load(document, *builder);
    if (!loaded) return loaded.error(); // texts of the document are left in it
    engine::Facts facts = builder->finish();
    give_back(std::move(builder));
    return facts;
}

std::unique_ptr<engine::FactsBuilder> Loaders::take() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<engine::FactsBuilder> builder = std::move(idle_.back());
            idle_.pop_back();
            return builder;
        }
    }
    return std::make_unique<engine::FactsBuilder>(graph_.schema, graph_.texts);
}

void Loaders::give_back(std::unique_ptr<engine::FactsBuilder> builder) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < most_idle) idle_.push_back(std::move(builder));
}

} // namespace voorrang::service
