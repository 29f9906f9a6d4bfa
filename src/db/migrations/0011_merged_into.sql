-- Taking an import back asks of each record it made whether another was merged into it.

CREATE INDEX producer_by_merged_into ON producer (merged_into);
CREATE INDEX product_by_merged_into ON product (merged_into);
