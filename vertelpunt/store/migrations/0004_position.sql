-- Up to which event the tables are derived, and by which rules: one row. A row with other rules than
-- those of the program makes it derive everything anew.
create table derivation (
    rules         integer not null,
    position      bigint not null,
    demonstration boolean not null       -- the whole collection is fictitious
);
insert into derivation values (0, 0, false);

-- Outside the record: what befell the file itself, one row.
create table file_state (
    running     boolean not null,        -- opened and not closed
    log_began   boolean not null,        -- DuckDB's own log beside the file was read
    lost_at     timestamp                -- when that log turned out to be missing, in UTC
);
insert into file_state values (false, false, null);

-- A story is there once. The rows come back when the tables are derived anew, right after this.
create or replace table story as select * from story limit 0;
alter table story add primary key (story_id);
