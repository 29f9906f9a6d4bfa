#include "registry/record.hpp"

#include <array>

namespace saolang::registry {

namespace {

using trail::Fields;
using trail::Privacy;
using trail::Record;
using trail::StoredField;
using Holds = StoredField::Holds;

constexpr std::array producer_columns{
    StoredField{"code"},
    StoredField{"slug"},
    StoredField{"name"},
    StoredField{"kind"},
    StoredField{"tax_code"},
    StoredField{"place_code"},
    StoredField{"place_from"},
    StoredField{"merged_into", Holds::integer},
    StoredField{"representative", Holds::text, true, Privacy::personal},
    StoredField{"phone", Holds::text, true, Privacy::personal},
    StoredField{"email", Holds::text, true, Privacy::personal},
    StoredField{"address", Holds::text, true, Privacy::personal},
    StoredField{"women_led", Holds::integer, true, Privacy::personal},
    StoredField{"minority_led", Holds::integer, true, Privacy::personal},
    StoredField{"disabled_led", Holds::integer, true, Privacy::personal},
};

constexpr std::array product_columns{
    StoredField{"code"},
    StoredField{"slug"},
    StoredField{"name"},
    StoredField{"producer_id", Holds::integer},
    StoredField{"place_code"},
    StoredField{"place_from"},
    StoredField{"product_group"},
    StoredField{"set_number", Holds::integer},
    StoredField{"status"},
    StoredField{"merged_into", Holds::integer},
    StoredField{"story", Holds::text, true},
    StoredField{"ingredients", Holds::text, true},
    StoredField{"packaging", Holds::text, true},
    StoredField{"picture", Holds::text, true},
};

constexpr std::array decision_columns{
    StoredField{"number"},
    StoredField{"date"},
    StoredField{"authority"},
};

constexpr std::array recognition_columns{
    StoredField{"product_id", Holds::integer},
    StoredField{"star", Holds::integer},
    StoredField{"score"},
    StoredField{"decision_id", Holds::integer},
    StoredField{"year", Holds::integer},
    StoredField{"valid_from"},
    StoredField{"valid_to"},
    StoredField{"certificate_number"},
    StoredField{"confidence"},
    StoredField{"source"},
    StoredField{"withdrawn_on"},
    StoredField{"withdrawal_ground"},
    StoredField{"withdrawal_instrument"},
    StoredField{"extended_until"},
    StoredField{"extension_instrument"},
};

constexpr std::array setting_columns{
    StoredField{"name"},
    StoredField{"value"},
};

constexpr std::array remark_columns{
    StoredField{"code"},
    StoredField{"product_id", Holds::integer},
    StoredField{"moment", Holds::integer},
    StoredField{"words", Holds::text, false, Privacy::personal},
    StoredField{"contact", Holds::text, false, Privacy::personal},
    StoredField{"handled", Holds::integer},
    StoredField{"handled_by"},
    StoredField{"answer", Holds::text, false, Privacy::personal},
};

constexpr std::array contact_columns{
    StoredField{"unit_code"},
    StoredField{"unit_from"},
    StoredField{"office"},
    StoredField{"person", Holds::text, false, Privacy::personal},
    StoredField{"phone", Holds::text, false, Privacy::personal},
    StoredField{"email", Holds::text, false, Privacy::personal},
};

constexpr std::array not_double_columns{
    StoredField{"record_kind"},
    StoredField{"first_id", Holds::integer},
    StoredField{"second_id", Holds::integer},
    StoredField{"relation"},
    StoredField{"reason"},
};

constexpr std::array screened_product_columns{
    StoredField{"product_id", Holds::integer},
    StoredField{"processing"},
    StoredField{"reason"},
};

trail::Fields& add_place(trail::Fields& fields, const std::optional<PlaceKey>& place) {
    fields.add(place ? std::optional(place->code) : std::nullopt);
    return fields.add(place ? std::optional(place->valid_from) : std::nullopt);
}

}  // namespace

const Layout producer_layout{"producer", "producer", "producer_private", "producer_id", producer_columns};
const Layout product_layout{"product", "product", "product_story", "product_id", product_columns};
const Layout decision_layout{"decision", "decision", "", "", decision_columns};
const Layout recognition_layout{"recognition", "recognition", "", "", recognition_columns};
const Layout setting_layout{"setting", "setting", "", "", setting_columns};
const Layout remark_layout{"remark", "remark", "", "", remark_columns};
const Layout not_double_layout{"not_double", "not_double", "", "", not_double_columns};
const Layout screened_product_layout{"screened_product", "screened_product", "", "", screened_product_columns};
const Layout contact_layout{"unit_contact", "unit_contact", "", "", contact_columns};

std::span<const Layout* const> layouts() {
    static constexpr std::array all{&producer_layout,    &product_layout,          &decision_layout,
                                    &recognition_layout, &setting_layout,          &remark_layout,
                                    &not_double_layout,  &screened_product_layout, &contact_layout};
    return all;
}

Record record_of(const Producer& producer, const ProducerPrivate& private_facts) {
    Fields fields(producer_columns);
    fields.text(producer.code)
        .text(producer.slug)
        .text(producer.name)
        .text(producer.kind ? code_of(*producer.kind) : "")
        .add(producer.tax_code);
    return add_place(fields, producer.place)
        .add_id(producer.merged_into)
        .add(private_facts.representative)
        .add(private_facts.phone)
        .add(private_facts.email)
        .add(private_facts.address)
        .add_yes_no(private_facts.women_led)
        .add_yes_no(private_facts.minority_led)
        .add_yes_no(private_facts.disabled_led)
        .take();
}

Record record_of(const Product& product, const ProductStory& story) {
    Fields fields(product_columns);
    fields.text(product.code).text(product.slug).text(product.name).add_id(product.producer);
    return add_place(fields, product.place)
        .text(product.group ? code_of(*product.group) : "")
        .add(product.set ? std::optional<std::int64_t>(*product.set) : std::nullopt)
        .text(code_of(product.status))
        .add_id(product.merged_into)
        .text(story.story)
        .text(story.ingredients)
        .text(story.packaging)
        .text(story.picture)
        .take();
}

Record record_of(const Decision& decision) {
    return Fields(decision_columns).text(decision.number).add(decision.date).text(decision.authority).take();
}

Record record_of(const Recognition& recognition) {
    const auto& withdrawal = recognition.withdrawal;
    const auto& extension = recognition.extension;
    return Fields(recognition_columns)
        .add_id(std::optional(recognition.product))
        .add(recognition.star ? std::optional(recognition.star->number()) : std::nullopt)
        .text(recognition.score ? to_text(*recognition.score) : std::string())
        .add_id(recognition.decision)
        .add(recognition.year)
        .add(recognition.valid_from)
        .add(recognition.valid_to)
        .text(recognition.certificate_number)
        .text(code_of(recognition.confidence))
        .text(recognition.source)
        .add(withdrawal ? std::optional(withdrawal->date) : std::nullopt)
        .text(withdrawal ? code_of(withdrawal->ground) : "")
        .text(withdrawal ? withdrawal->instrument : std::string())
        .add(extension ? std::optional(extension->until) : std::nullopt)
        .text(extension ? extension->instrument : std::string())
        .take();
}

}  // namespace saolang::registry
