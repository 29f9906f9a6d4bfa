#include "advice/figure_store.hpp"

namespace saolang::advice {

std::shared_ptr<const ReferenceFigures> figures_of(const registry::Site& /*site*/) {
    return {std::shared_ptr<void>(), &ReferenceFigures::shipped()};
}

}  // namespace saolang::advice
