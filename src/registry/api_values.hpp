#pragma once
// Values ↔ JSON of the API. Unknown facts are null.

#include <boost/json/value.hpp>

#include "registry/figures.hpp"
#include "registry/view.hpp"

namespace saolang::registry {

[[nodiscard]] boost::json::object json_of(const Figures& figures, const FiguresQuery& query,
                                          const places::Gazetteer& gazetteer, const boost::json::storage_ptr& memory);
[[nodiscard]] boost::json::object json_of_product(const View& view, ProductAt product, Date day,
                                                  const boost::json::storage_ptr& memory);
[[nodiscard]] boost::json::object json_of_producer(const View& view, ProducerAt producer,
                                                   const boost::json::storage_ptr& memory);
[[nodiscard]] boost::json::object json_of_recognition(const View& view, const Recognition& recognition,
                                                      const boost::json::storage_ptr& memory);
[[nodiscard]] boost::json::object json_of_unit(const places::Gazetteer& gazetteer, places::UnitId unit, Date day,
                                               const boost::json::storage_ptr& memory);

}  // namespace saolang::registry
