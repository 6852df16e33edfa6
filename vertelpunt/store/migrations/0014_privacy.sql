-- What tellers read about privacy, a row each time that it was published; and which version a teller
-- agreed to. Derived from the record.
create table if not exists privacy_statement (
    seq          bigint,                 -- of its event
    version      varchar,
    published_at timestamp,              -- UTC
    content      json
);
alter table story add column if not exists privacy_version varchar;
