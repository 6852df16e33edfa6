-- On which day a story goes by itself, as was announced. Derived from the record.
alter table story add column if not exists goes_on date;
-- The story that this one was said to double. `double_of` is the one that stays of them all.
alter table story add column if not exists doubles varchar;
