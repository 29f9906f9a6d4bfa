#include "advice/improve.hpp"
