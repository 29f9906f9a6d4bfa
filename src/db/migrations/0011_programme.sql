-- The year's plan and the records behind its targets. One table a kind of record, as src/programme/*_kinds.hpp
-- declare them (store_test compares); values are stored as kind.hpp says.

CREATE TABLE plan (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    year BIGINT NOT NULL,
    unit TEXT NOT NULL,
    number TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    authority TEXT,
    amends BIGINT REFERENCES plan (id),
    copied_from BIGINT REFERENCES plan (id),
    note TEXT
);
CREATE INDEX plan_by_amends ON plan (amends);
CREATE INDEX plan_by_copied_from ON plan (copied_from);

CREATE TABLE target (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    plan BIGINT NOT NULL REFERENCES plan (id),
    place BIGINT NOT NULL,
    indicator TEXT NOT NULL,
    words TEXT NOT NULL,
    comparison TEXT NOT NULL,
    goal BIGINT NOT NULL,
    goal_to BIGINT,
    measured_in TEXT NOT NULL,
    due TEXT NOT NULL,
    department TEXT,
    copied_from BIGINT REFERENCES target (id)
);
CREATE INDEX target_by_plan ON target (plan);
CREATE INDEX target_by_copied_from ON target (copied_from);

CREATE TABLE target_share (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    target BIGINT NOT NULL REFERENCES target (id),
    unit TEXT NOT NULL,
    goal BIGINT NOT NULL
);
CREATE INDEX target_share_by_target ON target_share (target);

CREATE TABLE indicator (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    counted_over TEXT NOT NULL,
    measure TEXT NOT NULL,
    summed TEXT,
    filters TEXT,
    share_filters TEXT,
    measured_in TEXT NOT NULL,
    within_year BIGINT,
    needs_proof BIGINT
);

CREATE TABLE registration (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    registered_on TEXT NOT NULL,
    year BIGINT NOT NULL,
    round BIGINT NOT NULL,
    product BIGINT NOT NULL REFERENCES product (id),
    kind TEXT NOT NULL,
    star_wanted BIGINT,
    withdrawn_on TEXT,
    result TEXT,
    result_on TEXT,
    star BIGINT,
    decision BIGINT REFERENCES decision (id),
    note TEXT
);
CREATE INDEX registration_by_product ON registration (product);
CREATE INDEX registration_by_decision ON registration (decision);

CREATE TABLE support (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    producer BIGINT NOT NULL REFERENCES producer (id),
    product BIGINT REFERENCES product (id),
    need TEXT NOT NULL,
    measure TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    done_by TEXT,
    started_on TEXT,
    finished_on TEXT,
    stopped_on TEXT,
    result TEXT,
    note TEXT
);
CREATE INDEX support_by_producer ON support (producer);
CREATE INDEX support_by_product ON support (product);

CREATE TABLE support_money (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    support BIGINT NOT NULL REFERENCES support (id),
    source TEXT NOT NULL,
    planned BIGINT,
    approved BIGINT,
    approved_on TEXT,
    paid BIGINT,
    paid_on TEXT
);
CREATE INDEX support_money_by_support ON support_money (support);

CREATE TABLE organisation_step (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    producer BIGINT NOT NULL REFERENCES producer (id),
    step TEXT NOT NULL,
    on_day TEXT NOT NULL,
    from_form TEXT,
    to_form TEXT,
    instrument TEXT,
    note TEXT
);
CREATE INDEX organisation_step_by_producer ON organisation_step (producer);

CREATE TABLE commitment (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    producer BIGINT NOT NULL REFERENCES producer (id),
    signed_on TEXT NOT NULL,
    body TEXT NOT NULL,
    number TEXT,
    valid_to TEXT NOT NULL,
    ended_on TEXT,
    note TEXT
);
CREATE INDEX commitment_by_producer ON commitment (producer);

CREATE TABLE inspection (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    producer BIGINT NOT NULL REFERENCES producer (id),
    commitment BIGINT REFERENCES commitment (id),
    on_day TEXT NOT NULL,
    body TEXT NOT NULL,
    outcome TEXT NOT NULL,
    fixed_on TEXT,
    note TEXT
);
CREATE INDEX inspection_by_producer ON inspection (producer);
CREATE INDEX inspection_by_commitment ON inspection (commitment);

CREATE TABLE standard (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    producer BIGINT NOT NULL REFERENCES producer (id),
    product BIGINT REFERENCES product (id),
    scheme TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    scope TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    next_surveillance TEXT,
    withdrawn_on TEXT,
    note TEXT
);
CREATE INDEX standard_by_producer ON standard (producer);
CREATE INDEX standard_by_product ON standard (product);

CREATE TABLE lab_test (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    product BIGINT NOT NULL REFERENCES product (id),
    laboratory TEXT NOT NULL,
    number TEXT NOT NULL,
    sampled_on TEXT,
    issued_on TEXT NOT NULL,
    tested_for TEXT,
    outcome TEXT NOT NULL
);
CREATE INDEX lab_test_by_product ON lab_test (product);

CREATE TABLE turnover (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    product BIGINT NOT NULL REFERENCES product (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    turnover BIGINT NOT NULL,
    profit BIGINT,
    reported_on TEXT NOT NULL,
    baseline BIGINT,
    frozen_on TEXT,
    state TEXT NOT NULL,
    question TEXT,
    answer TEXT
);
CREATE INDEX turnover_by_product ON turnover (product);

CREATE TABLE event (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    thematic BIGINT NOT NULL,
    region TEXT NOT NULL,
    address TEXT NOT NULL,
    unit TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    organiser TEXT,
    called_on TEXT,
    apply_until TEXT,
    stands BIGINT,
    visitors BIGINT,
    cancelled_on TEXT,
    report_on TEXT,
    note TEXT
);

CREATE TABLE event_part (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    event BIGINT NOT NULL REFERENCES event (id),
    producer BIGINT NOT NULL REFERENCES producer (id),
    state TEXT NOT NULL,
    stand TEXT,
    products TEXT,
    sales BIGINT,
    contracts BIGINT,
    contract_value BIGINT,
    followed_up_on TEXT,
    kept_value BIGINT
);
CREATE INDEX event_part_by_event ON event_part (event);
CREATE INDEX event_part_by_producer ON event_part (producer);

CREATE TABLE event_money (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    event BIGINT NOT NULL REFERENCES event (id),
    source TEXT NOT NULL,
    planned BIGINT,
    paid BIGINT
);
CREATE INDEX event_money_by_event ON event_money (event);

CREATE TABLE sales_point (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    address TEXT NOT NULL,
    run_by TEXT NOT NULL,
    hours TEXT,
    position TEXT,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    note TEXT
);

CREATE TABLE point_product (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    point BIGINT NOT NULL REFERENCES sales_point (id),
    product BIGINT REFERENCES product (id),
    name TEXT NOT NULL,
    origin TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT
);
CREATE INDEX point_product_by_point ON point_product (point);
CREATE INDEX point_product_by_product ON point_product (product);

CREATE TABLE point_visit (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    point BIGINT NOT NULL REFERENCES sales_point (id),
    on_day TEXT NOT NULL,
    was_open BIGINT NOT NULL,
    products_seen BIGINT,
    position TEXT,
    note TEXT
);
CREATE INDEX point_visit_by_point ON point_visit (point);

CREATE TABLE zone (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone_code TEXT,
    unit TEXT NOT NULL,
    crop TEXT NOT NULL,
    hectares BIGINT,
    from_day TEXT NOT NULL,
    to_day TEXT,
    position TEXT,
    note TEXT
);

CREATE TABLE zone_supply (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    zone BIGINT NOT NULL REFERENCES zone (id),
    product BIGINT NOT NULL REFERENCES product (id),
    contract TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT,
    share BIGINT
);
CREATE INDEX zone_supply_by_zone ON zone_supply (zone);
CREATE INDEX zone_supply_by_product ON zone_supply (product);

CREATE TABLE local_strength (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    product BIGINT NOT NULL REFERENCES product (id),
    on_day TEXT NOT NULL,
    local_material BIGINT,
    workers BIGINT,
    local_workers BIGINT,
    women_workers BIGINT,
    environment TEXT,
    environment_number TEXT
);
CREATE INDEX local_strength_by_product ON local_strength (product);

CREATE TABLE training (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    audience TEXT NOT NULL,
    unit TEXT,
    organiser TEXT,
    note TEXT
);

CREATE TABLE trained (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    training BIGINT NOT NULL REFERENCES training (id),
    unit TEXT,
    producer BIGINT REFERENCES producer (id),
    people BIGINT NOT NULL,
    certificate BIGINT
);
CREATE INDEX trained_by_training ON trained (training);
CREATE INDEX trained_by_producer ON trained (producer);

CREATE TABLE listing (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    product BIGINT NOT NULL REFERENCES product (id),
    channel TEXT NOT NULL,
    address TEXT,
    from_day TEXT NOT NULL,
    to_day TEXT
);
CREATE INDEX listing_by_product ON listing (product);

CREATE TABLE task (
    id ROWID_KEY_ONCE,
    code TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    unit TEXT,
    department TEXT,
    target BIGINT REFERENCES target (id),
    support BIGINT REFERENCES support (id),
    product BIGINT REFERENCES product (id),
    producer BIGINT REFERENCES producer (id),
    given_on TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    done_on TEXT,
    result TEXT
);
CREATE INDEX task_by_target ON task (target);
CREATE INDEX task_by_support ON task (support);
CREATE INDEX task_by_product ON task (product);
CREATE INDEX task_by_producer ON task (producer);

