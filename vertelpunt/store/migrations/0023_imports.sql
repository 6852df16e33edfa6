-- Tables of stories that were brought in from elsewhere, and which stories came with which of them.
-- Derived from the record.
create table if not exists import (
    import_id   varchar,
    made_at     timestamp,               -- UTC
    actor       varchar,
    name        varchar,
    tool        varchar,                 -- by what the table was made
    source      varchar,                 -- where it is from, as its questions begin
    version     varchar,                 -- of the questionnaire that it brought
    file        varchar,
    columns     varchar[],
    taken_back  boolean
);
alter table story add column if not exists import_id varchar;
