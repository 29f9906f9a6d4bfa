#pragma once
// What the form of a producer may say. Fields: `ten`, `loai`, `ma-so-thue`, `noi`, `ly-do`; with the right to private
// facts also `nguoi-dai-dien`, `dien-thoai`, `thu-dien-tu`, `dia-chi`, `phu-nu`, `dan-toc`, `khuyet-tat`.

#include "registry/edited.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

struct ProducerDraft {
    Producer producer;
    ProducerPrivate private_facts = {};
    std::vector<places::UnitId> places = {};  // to choose from, when the words fit several
    std::string reason = {};
};

// Right where the form stays valid. `before`: the record that is corrected; a new one has no id.
[[nodiscard]] ProducerDraft check_producer(web::Form& form, const Producer& before, const FormGround& ground);

// The form as it shows a stored record.
[[nodiscard]] web::Pairs typed_of_producer(const trail::Record& record, const FormGround& ground);

// Those that may be the same one: an equal tax code, or a name that is equal or nearly so where the places do not
// contradict. Equal tax codes first, then in the order of the index; at most five.
[[nodiscard]] std::vector<ProducerAt> likely_doubles(const Index& index, const FormGround& ground,
                                                     const Producer& producer);

}  // namespace saolang::registry
