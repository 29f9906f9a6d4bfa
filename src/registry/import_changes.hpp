#pragma once
// A record before and after an import, cell by cell.

#include <string>
#include <vector>

#include "places/gazetteer.hpp"
#include "registry/import.hpp"

namespace saolang::registry {

using CellChanges = std::vector<CellChange>;

void add_changes(const Producer& before, const Producer& after, const places::Gazetteer& gazetteer, CellChanges& out);
void add_changes(const ProducerPrivate& before, const ProducerPrivate& after, const places::Gazetteer& gazetteer,
                 CellChanges& out);
// But its producer: whose name that is, the planner knows.
void add_changes(const Product& before, const Product& after, const places::Gazetteer& gazetteer, CellChanges& out);
void add_changes(const ProductStory& before, const ProductStory& after, const places::Gazetteer& gazetteer,
                 CellChanges& out);
void add_changes(const Decision& before, const Decision& after, const places::Gazetteer& gazetteer, CellChanges& out);
// But its decision: whose number that is, the planner knows.
void add_changes(const Recognition& before, const Recognition& after, const places::Gazetteer& gazetteer,
                 CellChanges& out);

}  // namespace saolang::registry
