-- Public figures of municipalities, to lay beside stories. Derived from the record.
create table if not exists figure_table (
    figures_id   varchar,
    name         varchar,
    source       varchar,
    source_table varchar,                -- as the source calls it, or ''
    year         integer,
    licence      varchar,
    taken_on     date,
    brought_at   timestamp,              -- UTC, as the others
    removed      boolean
);
create table if not exists figure (
    figures_id  varchar,
    figure_id   varchar,
    place_no    integer,                 -- its place in the table, from 0
    title       varchar,
    unit        varchar,
    counts      boolean,                 -- a number of people or things, that may be added up
    provisional boolean,
    modelled    boolean
);
create table if not exists figure_value (
    figures_id   varchar,
    figure_id    varchar,
    municipality varchar,
    value        double                  -- a municipality without one has no row
);
