-- On which day a story goes by itself, as was announced. Derived from the record.
alter table story add column if not exists goes_on date;
