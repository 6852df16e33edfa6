-- The way into a duidingsessie: a code that is shown, and a key for the marks of who came in.
alter table invitation add column if not exists session varchar default '';
alter table invitation add column if not exists code varchar default '';
alter table invitation add column if not exists mark_key varchar default '';
