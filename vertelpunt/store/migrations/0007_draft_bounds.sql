-- What a draft takes, and by whose device it was kept last, so that nobody fills the disk. Both are
-- names made for this purpose: a session, and a keyed hash of an address whose key is kept nowhere.
alter table draft add column if not exists visitor varchar default '';
alter table draft add column if not exists block varchar default '';
alter table draft add column if not exists size bigint default 0;

update draft set size = strlen(body::varchar);
